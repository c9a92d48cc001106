package io.jenkins.plugins.mlops.engine.scan.text;

import io.jenkins.plugins.mlops.engine.scan.config.ConfigKeys;
import io.jenkins.plugins.mlops.engine.scan.config.RegistryJudge;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Facts from a first pass over a text: which of the slower readers could find anything in it. Large texts go through it in pieces that
 * overlap, so that nothing is passed over.
 */
final class TextFacts {
    private static final int CHUNK = 1 << 20;
    private static final int OVERLAP = 4096;
    private static final Pattern PYTHON =
            Pattern.compile("(?m)^(import \\w|from [\\w.]+ import |def \\w+\\(|class \\w+[(:])");
    private static final Pattern TAG = Pattern.compile(
            "!!python/(object|name|module|apply|new)\\S*|tag:yaml\\.org,2002:python/(object|name|module|apply|new)\\S*|!<[^>!\\n"
                    + "]{0,1000}?(%|python)|!!?\\w*%[0-9a-fA-F]{2}\\S*|(?m)^%TAG\\s.*$");

    /** Blanks and names are those of one line: a pattern that crosses lines takes the square of their number. */
    private static final Pattern INSTALL =
            Pattern.compile("(?m)^[ \\t]*+(?:(?:-i|--index-url|--extra-index-url|-f|--find-links|--trusted-host)\\b.*"
                    + "|(?:-e[ \\t]++)?(?:[\\w.\\[\\]-]++[ \\t]*+@[ \\t]*+)?"
                    + "(?:(?:git|hg|svn|bzr)\\+\\S+|(?:https?|file)://\\S{1,2000}?\\.(?:whl|zip|tar\\.gz)\\S*))");

    private static final Pattern KEYS = Pattern.compile(keys());

    boolean exclamation;
    boolean configured;
    boolean escapes;
    boolean aliases;
    boolean separators;
    boolean jinja;
    boolean statement;
    boolean angle;
    boolean doctype;
    boolean graph;
    boolean script;
    boolean python;
    boolean fenced;
    boolean zero;
    String tag;
    long tagAt = -1;
    final List<String> installs = new ArrayList<>();

    private TextFacts() {}

    static TextFacts of(Content content) throws IOException {
        TextFacts facts = new TextFacts();
        for (long at = 0; at < content.size(); at += CHUNK) {
            String text = new String(content.bytes(at, CHUNK + OVERLAP), StandardCharsets.UTF_8);
            if (at == 0) {
                String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
                facts.script = start.startsWith("#!");
                facts.angle = start.stripLeading().startsWith("<");
            }
            facts.look(text, at);
        }
        return facts;
    }

    private void look(String text, long at) {
        exclamation |= text.indexOf('!') >= 0;
        escapes |= text.indexOf('\\') >= 0;
        aliases |= text.indexOf('*') >= 0 && text.indexOf('&') >= 0;
        separators |= text.indexOf('\u0085') >= 0 || text.indexOf('\u2028') >= 0 || text.indexOf('\u2029') >= 0;
        zero |= text.indexOf('\0') >= 0;
        statement |= text.contains("{%");
        jinja |= statement || text.contains("{{");
        doctype |= text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
        graph |= text.contains("node") && text.contains("op")
                || text.contains("external_data")
                || text.contains("python_param");
        configured |= KEYS.matcher(text).find();
        configured |= text.contains("ext://") || RegistryJudge.mentions(text);
        fenced |= text.contains("```");
        python |= PYTHON.matcher(text).find();
        if (tag == null) {
            Matcher found = TAG.matcher(text);
            if (found.find()) {
                tag = found.group();
                tagAt = at + found.start();
            }
        }
        if (installs.size() < 5) {
            Matcher install = INSTALL.matcher(text);
            while (install.find() && installs.size() < 5) {
                installs.add(install.group().strip());
            }
        }
    }

    /** Tells whether YAML could say more than its plain words do. */
    boolean maybeYaml() {
        return exclamation || configured || escapes || aliases;
    }

    private static String keys() {
        StringBuilder keys = new StringBuilder("(?:");
        for (String key : ConfigKeys.ALL) {
            if (key.length() > 5 && !key.equals("module") && !key.equals("config") && !key.equals("function")) {
                keys.append(keys.length() > 3 ? "|" : "").append(Pattern.quote(key));
            }
        }
        return keys.append(")[\"']?\\s*:").toString();
    }
}
