package io.jenkins.plugins.mlops.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Documents;
import io.jenkins.plugins.mlops.engine.result.ResultBounds;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class JunitReportTest {
    @Test
    void aTestCaseACheck() throws Exception {
        Element suite = parse(Documents.mixed()).getDocumentElement();
        assertEquals(
                List.of("4", "1", "1", "0"),
                List.of(
                        suite.getAttribute("tests"),
                        suite.getAttribute("failures"),
                        suite.getAttribute("skipped"),
                        suite.getAttribute("errors")));
        Element failed = testCase(suite, 1);
        assertEquals("IsComplete \"age\"", failed.getAttribute("name"));
        assertEquals("validateData.data/*_csv", failed.getAttribute("classname"));
        Element failure = only(failed, "failure");
        assertEquals("found something about age-complete", failure.getAttribute("message"));
        assertTrue(failure.getTextContent().contains("data/a.csv row 7: {age=null}"), failure.getTextContent());
        assertTrue(failure.getTextContent().contains("contract.dqdl:7:5"), failure.getTextContent());
        assertTrue(only(testCase(suite, 2), "system-out").getTextContent().startsWith("WARNING"));
        assertEquals(
                "inconclusive: found something about drift",
                only(testCase(suite, 3), "skipped").getAttribute("message"));
        assertEquals(0, testCase(suite, 0).getChildNodes().getLength());
    }

    @Test
    void hostileTextStaysText() throws Exception {
        Element suite = parse(ResultBounds.DEFAULT.apply(Documents.hostile())).getDocumentElement();
        String name = testCase(suite, 0).getAttribute("name");
        assertTrue(name.startsWith("</script><img src=x onerror=alert(1)>]]>&'\"|`<!--\uFFFD\uFFFD"), name);
        assertTrue(name.endsWith("\uFFFD\uFFFD \uD83D\uDE00"), name);
    }

    @Test
    void rulesWrittenTwiceStayApart() throws Exception {
        ResultDocument twice = Documents.document(
                Verdict.PASSED,
                List.of(
                        Documents.check("a", Verdict.PASSED, "RowCount > 0", 1L, List.of()),
                        Documents.check("b", Verdict.PASSED, "RowCount > 0", 1L, List.of())));
        Element suite = parse(twice).getDocumentElement();
        assertEquals("RowCount > 0 (b)", testCase(suite, 1).getAttribute("name"));
    }

    @Test
    void aGateWithoutChecksIsRed() throws Exception {
        Element suite = parse(Documents.document(Verdict.FAILED, List.of())).getDocumentElement();
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals("1 of 4 checks failed", only(testCase(suite, 0), "failure").getAttribute("message"));
    }

    private static Document parse(ResultDocument document) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JunitReport(document).writeTo(out);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static Element testCase(Element suite, int index) {
        return (Element) suite.getElementsByTagName("testcase").item(index);
    }

    private static Element only(Element parent, String name) {
        assertEquals(1, parent.getElementsByTagName(name).getLength(), name);
        return (Element) parent.getElementsByTagName(name).item(0);
    }
}
