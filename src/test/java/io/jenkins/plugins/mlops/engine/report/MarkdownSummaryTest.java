package io.jenkins.plugins.mlops.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Documents;
import io.jenkins.plugins.mlops.engine.result.ResultBounds;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {
    @Test
    void brokenChecksStandWorstFirst() throws IOException {
        String text = text(Documents.mixed());
        List<String> rows = text.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Verdict"))
                .toList();
        assertEquals(3, rows.size());
        assertTrue(
                rows.get(0).contains("FAILED") && rows.get(0).contains("<code>IsComplete &#34;age&#34;</code>"),
                rows.get(0));
        assertTrue(rows.get(1).contains("INCONCLUSIVE"), rows.get(1));
        assertTrue(rows.get(2).contains("WARNING"), rows.get(2));
        assertTrue(text.contains("1 of 4 checks passed."), text);
    }

    @Test
    void hostileTextBreaksNeitherTableNorPage() throws IOException {
        String text = text(ResultBounds.DEFAULT.apply(Documents.hostile()));
        assertFalse(text.contains("<img") || text.contains("</script") || text.contains("`"), text);
        List<String> rows = text.lines().filter(line -> line.startsWith("| ")).toList();
        for (String row : rows) {
            assertEquals(6, row.chars().filter(c -> c == '|').count(), row);
        }
    }

    @Test
    void marksOfMarkdownBecomeReferences() {
        assertEquals(
                "a&#124;b&#96;c&#96; &#60;b&#62; &#42;x&#42; &#64;team http&#58;//x 12:30",
                MarkdownSummary.escape("a|b`c`\n<b> *x* @team http://x 12:30"));
    }

    private static String text(ResultDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MarkdownSummary(document).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
