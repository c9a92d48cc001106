package io.jenkins.plugins.mlops.engine.scan.template;

import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.template.JinjaLexer.Kind;
import io.jenkins.plugins.mlops.engine.scan.template.JinjaLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides on the expressions of a template. Python opens up through names that begin with an underscore. They can be written down as an
 * attribute or a subscript, given to a filter that reads attributes, put together from pieces, or written into a format.
 */
public final class TemplateJudge {
    private static final Pattern SPECIAL = Pattern.compile(
            "_+(class|globals|init|import|bases?|mro|subclasses|builtins|getattribute|getattr|dict|"
                    + "getitem|call|self|func|code|closure|reduce|reduce_ex|module|loader|spec|wrapped|enter|exit|del|new|subclasshook|init_subclass)_*"
                    + "|(class|globals|init|import|bases?|mro|subclasses|builtins|getattribute|getattr|dict|getitem|call|self|func|code)_+|__+");
    private static final Pattern FIELD = Pattern.compile("\\{[^{}]*[._\\[!]");
    private static final Pattern UNDERSCORED = Pattern.compile("(.*\\.)?_.*");

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
            "forceescape",
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
            "random",
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
            "wordwrap",
            "center",
            "filesizeformat",
            "strip",
            "format",
            "xmlattr",
            "split",
            "keys",
            "values",
            "from_entries",
            "to_entries");
    private static final Set<String> BY_ATTRIBUTE =
            Set.of("map", "selectattr", "rejectattr", "groupby", "sort", "sum", "min", "max", "unique", "join");
    private static final Set<String> NAMES = Set.of(
            "lipsum",
            "cycler",
            "joiner",
            "request",
            "self",
            "url_for",
            "get_flashed_messages",
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
            "environ",
            "caller");
    private static final Set<String> STATEMENTS = Set.of("import", "from", "include", "extends");

    private static final String MEMBER = "reads a member whose name it puts together";

    private final boolean template;
    private final BuiltTexts built = new BuiltTexts();

    /** True if a call hands over a text that is put together, or a member is read by a parameter of a macro. */
    private boolean handed;

    private boolean byParameter;

    TemplateJudge(boolean template) {
        this.template = template;
    }

    /** Returns the fault of one expression or statement, or null. */
    String judge(List<Token> tokens) {
        if (template
                && !tokens.isEmpty()
                && tokens.get(0).kind() == Kind.NAME
                && STATEMENTS.contains(tokens.get(0).text())) {
            return "uses `" + tokens.get(0).text() + "`";
        }
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token before = i == 0 ? null : tokens.get(i - 1);
            String what = token.kind() == Kind.STRING
                    ? text(token, before, i + 1 < tokens.size() ? tokens.get(i + 1) : null, tokens, i)
                    : token.kind() == Kind.NAME
                            ? name(token.text(), before, tokens, i)
                            : token.is("[") && BuiltTexts.subscript(before) ? subscript(tokens, i) : null;
            if (what != null) {
                return what;
            }
        }
        built.learn(tokens);
        handed |= template && built.hands(tokens);
        return handed && byParameter ? MEMBER : null;
    }

    private String text(Token token, Token before, Token after, List<Token> tokens, int at) {
        String text = token.text();
        if (token.hidden() && (template || text.contains("_"))) {
            return "hides characters in the text \"" + shown(text) + "\"";
        }
        if (SPECIAL.matcher(text.strip()).matches()) {
            return "names \"" + shown(text) + "\"";
        }
        if (template
                && text.equals("_")
                && (BuiltTexts.joins(before) || BuiltTexts.joins(after) || BuiltTexts.listed(tokens, at))) {
            return "puts a name together from underscores";
        }
        return template && text.contains("%c") ? "puts a text together from character codes" : null;
    }

    private String name(String name, Token before, List<Token> tokens, int at) {
        boolean attribute = before != null && before.is(".");
        boolean filter = before != null
                && before.is("|")
                && !(at > 1 && tokens.get(at - 2).is("|"));
        if (attribute && name.startsWith(template ? "_" : "__") || name.startsWith("__")) {
            return "names `" + shown(name) + "`";
        }
        if (filter) {
            return filter(name, tokens, at);
        }
        if (attribute && (name.equals("format") || name.equals("format_map")) && template) {
            Token of = at > 1 ? tokens.get(at - 2) : null;
            if (of == null
                    || of.kind() != Kind.STRING
                    || FIELD.matcher(of.text()).find()) {
                return "formats a text that can reach into its arguments";
            }
        }
        return template && NAMES.contains(name) && !keyword(tokens, at) ? "uses `" + shown(name) + "`" : null;
    }

    private String filter(String name, List<Token> tokens, int at) {
        if (name.equals("attr")) {
            return "uses the filter `attr`";
        }
        if (template && !FILTERS.contains(name)) {
            return "uses the filter `" + shown(name) + "`, which no loader of chat templates is known to have";
        }
        if (!BY_ATTRIBUTE.contains(name)
                || at + 1 >= tokens.size()
                || !tokens.get(at + 1).is("(")) {
            return null;
        }
        List<Token> arguments = inside(tokens, at + 1);
        for (int i = 0; i < arguments.size(); i++) {
            Token token = arguments.get(i);
            boolean first = i == 0 && !name.equals("join");
            boolean named = i > 1
                    && arguments.get(i - 1).is("=")
                    && arguments.get(i - 2).is("attribute");
            if (token.kind() == Kind.STRING
                    && (UNDERSCORED.matcher(token.text()).matches() && !name.equals("join")
                            || first
                                    && name.equals("map")
                                    && (token.text().equals("attr") || !FILTERS.contains(token.text())))) {
                return "reads the attribute \"" + shown(token.text()) + "\" by the filter `" + name + "`";
            }
            if (named
                            && (token.kind() != Kind.STRING
                                    || UNDERSCORED.matcher(token.text()).matches())
                    || first && template && token.kind() == Kind.NAME && name.endsWith("attr")) {
                return "reads an attribute by the filter `" + name + "` whose name it computes";
            }
        }
        return null;
    }

    private String subscript(List<Token> tokens, int at) {
        List<Token> inner = inside(tokens, at);
        for (Token token : inner) {
            if (token.kind() == Kind.STRING && token.text().strip().startsWith(template ? "_" : "__")) {
                return "names \"" + shown(token.text()) + "\"";
            }
        }
        byParameter |= template && !BuiltTexts.slice(inner) && built.given(inner);
        return template && !BuiltTexts.slice(inner) && built.uses(inner) ? MEMBER : null;
    }

    private static List<Token> inside(List<Token> tokens, int open) {
        List<Token> inner = new ArrayList<>();
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.SIGN) {
                depth += "([{".contains(token.text()) ? 1 : ")]}".contains(token.text()) ? -1 : 0;
                if (depth == 0) {
                    break;
                }
            }
            if (i > open) {
                inner.add(token);
            }
        }
        return inner;
    }

    /** Tells whether the name is that of an argument: {@code f(name=...)}. */
    private static boolean keyword(List<Token> tokens, int at) {
        return at + 1 < tokens.size()
                && tokens.get(at + 1).is("=")
                && !(at + 2 < tokens.size() && tokens.get(at + 2).is("="))
                && at > 0
                && (tokens.get(at - 1).is("(") || tokens.get(at - 1).is(","));
    }

    private static String shown(String text) {
        return Text.printable(text, 60);
    }
}
