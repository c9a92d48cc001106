package io.jenkins.plugins.mlops.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
