package io.jenkins.plugins.mlops.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Documents;
import io.jenkins.plugins.mlops.engine.result.ResultBounds;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final Pattern INLINE = Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern POLICY =
            Pattern.compile("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"");

    @Test
    void thePolicyNamesExactlyTheInlineScriptsAndStyle() throws Exception {
        for (String page : List.of(page(Documents.mixed()), page(withChart()))) {
            TreeSet<String> expected = new TreeSet<>();
            Matcher inline = INLINE.matcher(page);
            while (inline.find()) {
                byte[] digest = MessageDigest.getInstance("SHA-256")
                        .digest(inline.group(2).getBytes(StandardCharsets.UTF_8));
                expected.add("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
            }
            String policy = policy(page);
            TreeSet<String> named = new TreeSet<>();
            Matcher hash = Pattern.compile("'sha256-[^']*'").matcher(policy);
            while (hash.find()) {
                named.add(hash.group());
            }
            assertEquals(expected, named);
            assertTrue(policy.startsWith("default-src 'none'; "), policy);
            assertFalse(policy.contains("unsafe"), policy);
        }
    }

    @Test
    void theChartLibraryIsThereOnlyForCharts() throws IOException {
        assertEquals(2, count(page(Documents.mixed())));
        assertEquals(3, count(page(withChart())));
    }

    @Test
    void hostileTextStaysText() throws IOException {
        String page = withoutOwnScripts(page(ResultBounds.DEFAULT.apply(Documents.hostile())));
        assertFalse(page.contains("<img"), "an element from a value");
        assertEquals(1, Pattern.compile("<script").matcher(page).results().count());
        assertEquals(1, Pattern.compile("</script").matcher(page).results().count());
        assertTrue(page.contains("&lt;/script&gt;&lt;img src=x"));
    }

    @Test
    void asksTheNetworkForNothing() throws IOException {
        String page = page(withChart());
        Pattern outside = Pattern.compile("<(link|iframe|object|embed|base)|\\s(src|href|action)=\"");
        assertFalse(outside.matcher(withoutOwnScripts(page)).find());
        assertFalse(Pattern.compile("<script[^>]* src").matcher(page).find());
    }

    private static String withoutOwnScripts(String page) {
        return INLINE.matcher(page).replaceAll("");
    }

    private static ResultDocument withChart() {
        return Documents.document(Verdict.PASSED, List.of(), new Section("roc", "ROC", Map.of()));
    }

    private static int count(String page) {
        return (int) INLINE.matcher(page).results().count();
    }

    private static String policy(String page) {
        Matcher policy = POLICY.matcher(page);
        assertTrue(policy.find());
        return policy.group(1);
    }

    private static String page(ResultDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlReport(document).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
