package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges a Jinja template. Loaders that render it without a sandbox (CVE-2024-34359) give it all of Python through the attributes that
 * every object has, so everything that leads there is refused inside {@code {{ }}} and {@code {% %}}; text outside is only text.
 */
final class ChatTemplate {
    private static final Pattern TAG = Pattern.compile("(?s)\\{\\{(.*?)\\}\\}|\\{%(.*?)%\\}");
    private static final Pattern TOKEN =
            Pattern.compile("(?s)'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z_][A-Za-z0-9_]*)|(\\S)");
    private static final Pattern HIDDEN =
            Pattern.compile("\\\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|N\\{)");
    private static final Pattern DUNDER = Pattern.compile("__[A-Za-z]|[A-Za-z]__");
    private static final Set<String> FILTERS = Set.of(
            "abs",
            "batch",
            "capitalize",
            "count",
            "d",
            "default",
            "dictsort",
            "e",
            "escape",
            "first",
            "float",
            "fromjson",
            "from_json",
            "groupby",
            "indent",
            "int",
            "items",
            "join",
            "last",
            "length",
            "list",
            "lower",
            "map",
            "max",
            "min",
            "pprint",
            "reject",
            "rejectattr",
            "replace",
            "reverse",
            "round",
            "safe",
            "select",
            "selectattr",
            "slice",
            "sort",
            "string",
            "striptags",
            "sum",
            "title",
            "to_json",
            "tojson",
            "trim",
            "truncate",
            "unique",
            "upper",
            "urlencode",
            "wordcount",
            "center",
            "filesizeformat",
            "strip");
    private static final Set<String> NAMES = Set.of(
            "lipsum",
            "cycler",
            "joiner",
            "request",
            "self",
            "url_for",
            "get_flashed_messages",
            "import",
            "include",
            "extends",
            "exec",
            "eval",
            "popen",
            "subprocess",
            "globals",
            "builtins",
            "getattr",
            "mro",
            "func_globals",
            "gi_frame",
            "f_globals",
            "f_back",
            "cr_frame",
            "ag_frame",
            "tb_frame",
            "gi_code",
            "environ");

    private ChatTemplate() {}

    static void check(String template, long offset, Place place, Scan scan) {
        Matcher tag = TAG.matcher(template);
        while (tag.find()) {
            String what = judge(tag.group(1) != null ? tag.group(1) : tag.group(2));
            if (what != null) {
                scan.report(
                        Threat.CRITICAL,
                        "chat-template",
                        place,
                        offset,
                        "The chat template " + what + ", which leads out of the template to"
                                + " any Python function when it is rendered without a sandbox.",
                        "Do not load it; replace the template by one you know.");
                return;
            }
        }
    }

    /** What is wrong with one expression or statement, or null. */
    private static String judge(String code) {
        Matcher token = TOKEN.matcher(code);
        String before = "";
        while (token.find()) {
            String text = token.group(1) != null ? token.group(1) : token.group(2);
            String name = token.group(3);
            if (text != null) {
                if (HIDDEN.matcher(text).find()) {
                    return "hides characters in the text \"" + shown(text) + "\"";
                }
                if (DUNDER.matcher(text).find()
                        && text.matches("\\w+|.*__(class|globals|init|import|base|bases|mro|subclasses|builtins|"
                                + "getattribute|dict|getitem|call)__.*")) {
                    return "names \"" + shown(text) + "\"";
                }
                if ((before.equals("~") || before.equals("+") || before.equals("[")) && text.matches("_+")
                        || text.matches("_+") && code.substring(token.end()).matches("(?s)\\s*[*~+].*")) {
                    return "puts a name together from underscores";
                }
                if (text.contains("%c")) {
                    return "puts a text together from character codes";
                }
            } else if (name != null) {
                if (name.startsWith("__") || name.endsWith("__")) {
                    return "names `" + shown(name) + "`";
                }
                if (before.equals("|") && !FILTERS.contains(name)) {
                    return "uses the filter `" + shown(name) + "`";
                }
                if (NAMES.contains(name)) {
                    return "uses `" + shown(name) + "`";
                }
            }
            before = token.group();
        }
        return null;
    }

    private static String shown(String text) {
        return Text.printable(text, 60);
    }
}
