package io.jenkins.plugins.mlops.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promises about the report's script that its text alone can prove. */
class ReportScriptTest {
    private static final Path PROJECT = Path.of(System.getProperty("mlops.project", "."));
    private static final Path PARTS = PROJECT.resolve("src/main/resources/io/jenkins/plugins/mlops/report");

    @Test
    void everyPartIsIncludedAfterWhatItNeeds() throws IOException {
        String script = ReportAssets.script();
        try (Stream<Path> parts = Files.list(PARTS)) {
            for (Path part :
                    parts.filter(file -> file.toString().endsWith(".js")).toList()) {
                assertTrue(script.contains(Files.readString(part).strip()), part + " is not part of the report");
            }
        }
        assertTrue(script.indexOf("mlops.sections = {}") < script.indexOf("mlops.sections.schema ="));
        assertTrue(script.strip().endsWith("})(window.mlopsReport = window.mlopsReport || {});"));
    }

    @Test
    void textNeverBecomesMarkupOrCode() throws IOException {
        Pattern markup = Pattern.compile(
                "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|createContextualFragment|DOMParser|\\beval\\b|new Function|srcdoc"
                        + "|setAttribute\\('(on|style)|style: ['`\"]|renderMode: 'html'");
        Matcher found = markup.matcher(ReportAssets.script());
        assertFalse(found.find(), () -> "the script uses " + found.group());
    }

    @Test
    void everySectionTypeOfTheDocumentationIsDrawn() throws IOException {
        TreeSet<String> documented = new TreeSet<>();
        String text = Files.readString(PROJECT.resolve("docs/result-format.md"));
        String types = text.substring(text.indexOf("## Section types"), text.indexOf("## The other files"));
        Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE)
                .matcher(types)
                .results()
                .forEach(row -> documented.add(row.group(1)));
        TreeSet<String> drawn = new TreeSet<>();
        Pattern.compile("mlops\\.sections(?:\\.(\\w+)|\\['([a-z-]+)'\\]) = \\(")
                .matcher(ReportAssets.script())
                .results()
                .forEach(name -> drawn.add(name.group(1) != null ? name.group(1) : name.group(2)));
        assertEquals(documented, drawn);
    }

    @Test
    void styleAndScriptAskTheNetworkForNothing() throws IOException {
        for (String text : List.of(ReportAssets.style(), ReportAssets.script())) {
            assertFalse(Pattern.compile("@import|url\\(|https?://(?!www\\.w3\\.org/2000/svg)")
                    .matcher(text)
                    .find());
        }
    }

    /** Literals that are no text for a reader, although they look like one. */
    private static final Set<String> NO_TEXTS = Set.of(
            "use strict",
            "DOMContentLoaded",
            "(prefers-color-scheme: dark)",
            "A",
            "12px ",
            "2d",
            "600px",
            "rgba(",
            "var(",
            "application/json",
            "text/html",
            "http:",
            "https:",
            "http://www.w3.org/2000/svg",
            "echarts.min.js",
            "mlops-result/",
            "mlops-trend ",
            "[data-theme]",
            ".mlops-report",
            "version/",
            ".mlops-trend",
            ".mlops-trend[data-url]",
            "M",
            " C",
            " l-8 -4 v8 z");

    /** One word of HTML, of the chart library or of the document: whether a reader sees it, src/test/js/texts.test.js finds out by drawing it. */
    private static final Pattern TECHNICAL =
            Pattern.compile("--?[a-z-]+|[a-z][A-Za-z0-9-]*-?|PASSED|WARNING|INCONCLUSIVE|FAILED");

    private static final Pattern CLASSES = Pattern.compile(" ?mlops-[a-z-]*( mlops-[a-z-]*)* ?");
    private static final Pattern LITERAL = Pattern.compile(
            "/\\*.*?\\*/|(?<![:'])//[^\\n]*|'((?:[^'\\\\\\n]|\\\\.)*)'|(\"[^\"\\n]*\"|`[^`]*`)", Pattern.DOTALL);

    private static Set<String> literals(String script) {
        Set<String> found = new TreeSet<>();
        LITERAL.matcher(script)
                .results()
                .filter(literal -> literal.group(1) != null || literal.group(2) != null)
                .forEach(literal -> found.add(
                        literal.group(1) != null
                                ? literal.group(1).replaceAll("\\\\(u[0-9a-fA-F]{4}|.)", "")
                                : literal.group(2)));
        return found;
    }

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        Pattern.compile("^ {4}'([a-zA-Z0-9.]+)': ", Pattern.MULTILINE)
                .matcher(Files.readString(PARTS.resolve("messages-en.js")))
                .results()
                .forEach(key -> keys.add(key.group(1)));
        return keys;
    }

    /** What a script puts before a name to get a key: those that keys begin with, up to a dot. */
    private static Set<String> beginnings(Set<String> literals) {
        Set<String> beginnings = new TreeSet<>(literals);
        beginnings.removeIf(literal -> !literal.matches("(tab|metric|metric\\.of|section)\\."));
        return beginnings;
    }

    private static Set<String> texts(String script) throws IOException {
        Set<String> texts = literals(script);
        texts.removeAll(keys());
        texts.removeAll(NO_TEXTS);
        texts.removeAll(beginnings(texts));
        texts.removeIf(text -> !Pattern.compile("[A-Za-z]").matcher(text).find()
                || TECHNICAL.matcher(text).matches()
                || CLASSES.matcher(text).matches());
        return texts;
    }

    @Test
    void everyTextStandsInTheTableOfMessages() throws IOException {
        try (Stream<Path> scripts = Files.walk(PROJECT.resolve("src/main/resources"))) {
            for (Path script : scripts.filter(file -> file.toString().endsWith(".js")
                            && !file.getFileName().toString().startsWith("messages-"))
                    .toList()) {
                assertEquals(
                        Set.of(),
                        texts(Files.readString(script)),
                        script + " holds texts; they belong into messages-en.js");
            }
        }
        // What has to be found, and what has not.
        assertEquals(
                Set.of("Title", " of ", "two words", "one. ", "`x`", "\"y\"", "no.such.key"),
                texts(
                        "h('p', {}, 'Title', x + ' of ' + 'two words' + 'one. ', `x`, \"y\", text('no.such.key')); // 'a comment'\n"
                                + "/* 'another one' */ h('a', { class: 'mlops-a mlops-b' }, text('search'), '\\u2014', ' (')"));
    }

    @Test
    void everyMessageIsUsed() throws IOException {
        String scripts = ReportAssets.script();
        for (String table : List.of("messages-en.js", "messages-de.js")) {
            String texts = Files.readString(PARTS.resolve(table)).replace("\r\n", "\n");
            assertTrue(scripts.contains(texts), table);
            scripts = scripts.replace(texts, "");
        }
        Set<String> used = literals(scripts);
        Set<String> unused = keys();
        assertTrue(unused.size() > 200, unused.toString());
        unused.removeAll(used);
        unused.removeIf(key -> beginnings(used).stream().anyMatch(key::startsWith));
        assertEquals(Set.of(), unused);
    }
}
