package io.jenkins.plugins.mlops.engine.report;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Example;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The checks as JUnit XML, which every CI system reads: one test case a check. A broken rule is a failure; an undecided one is skipped with
 * its reason, because readers count only passed, failed and skipped; a warning passes and tells itself in {@code system-out}. A document
 * that failed without a failed check (no rules at all) gets a failing test case of its own, so that the gate is red here as well.
 */
final class JunitReport {
    private final ResultDocument document;
    private final String className;
    private final Set<String> names = new HashSet<>();

    JunitReport(ResultDocument document) {
        this.document = document;
        String subject = document.subject() == null ? "" : document.subject().name();
        // Readers split class names at dots into packages, so the subject keeps none.
        this.className = attribute(document.step())
                + (subject.isEmpty() ? "" : "." + attribute(subject).replace('.', '_'));
    }

    void writeTo(OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            suite(xml);
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io
                    ? io
                    : new IOException("JUnit XML: " + e.getMessage(), e);
        }
    }

    private void suite(XMLStreamWriter xml) throws XMLStreamException {
        boolean gate = document.verdict() == Verdict.FAILED && document.count(Verdict.FAILED) == 0;
        long failures = document.count(Verdict.FAILED) + (gate ? 1 : 0);
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", className);
        xml.writeAttribute("tests", Long.toString(document.checks().size() + (gate ? 1 : 0)));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Long.toString(document.count(Verdict.INCONCLUSIVE)));
        xml.writeAttribute("time", seconds());
        if (document.created() != null) {
            xml.writeAttribute(
                    "timestamp",
                    document.created()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString()
                            .replace("Z", ""));
        }
        properties(xml);
        for (Check check : document.checks()) {
            check(xml, check);
        }
        if (gate) {
            open(xml, document.step());
            element(xml, "failure", document.message(), document.message());
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private String seconds() {
        return document.environment() == null
                ? "0"
                : String.format(Locale.ROOT, "%.3f", document.environment().wallSeconds());
    }

    private void properties(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("properties");
        property(xml, "mlops.format", ResultDocument.FORMAT);
        property(xml, "mlops.verdict", document.verdict().name());
        property(xml, "mlops.message", document.message());
        if (document.subject() != null && document.subject().fingerprint() != null) {
            property(xml, "mlops.fingerprint", document.subject().fingerprint());
        }
        document.metrics().forEach((name, value) -> {
            try {
                property(xml, "mlops.metric." + name, Numbers.text(value));
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        });
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", attribute(name));
        xml.writeAttribute("value", attribute(value));
    }

    private void check(XMLStreamWriter xml, Check check) throws XMLStreamException {
        // Readers merge test cases of one name, so a rule that is written twice carries its id.
        open(xml, names.add(check.rule()) ? check.rule() : check.rule() + " (" + check.id() + ")");
        switch (check.verdict()) {
            case FAILED -> element(xml, "failure", check.message(), details(check));
            case INCONCLUSIVE -> element(xml, "skipped", "inconclusive: " + check.message(), null);
            case WARNING -> element(xml, "system-out", null, "WARNING\n" + details(check));
            case PASSED -> {}
        }
        xml.writeEndElement();
    }

    private void open(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", className);
        xml.writeAttribute("name", attribute(name));
        xml.writeAttribute("time", "0");
    }

    private static void element(XMLStreamWriter xml, String name, String message, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        if (message != null) {
            xml.writeAttribute("message", attribute(message));
        }
        if (name.equals("failure")) {
            xml.writeAttribute("type", "broken-rule");
        }
        if (text != null) {
            xml.writeCharacters(clean(text));
        }
        xml.writeEndElement();
    }

    private static String details(Check check) {
        StringBuilder text = new StringBuilder(String.valueOf(check.message()));
        text.append("\nobserved: ").append(Numbers.text(check.observed()));
        if (check.expected() != null) {
            text.append("\nexpected: ").append(check.expected());
        }
        if (check.source() != null) {
            text.append("\nrule at: ").append(check.source());
        }
        for (Example example : check.examples()) {
            text.append('\n').append(example.place()).append(": ").append(example.values());
        }
        return text.toString();
    }

    private static String attribute(String text) {
        return clean(text == null ? "" : text).replaceAll("\\s+", " ");
    }

    /** XML 1.0 has no place for most control characters, not even as references; each becomes U+FFFD. */
    private static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean allowed = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || c >= 0x20 && c <= 0xD7FF
                    || c >= 0xE000 && c <= 0xFFFD
                    || c >= 0x10000;
            kept.appendCodePoint(allowed ? c : 0xFFFD);
        });
        return kept.toString();
    }
}
