package io.jenkins.plugins.mlops.engine.result;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.mlops.engine.result.Subject.SubjectFile;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Streams one document that is already within bounds. Members whose value is null are left out, except {@code observed}. */
final class ResultWriter {
    private final JsonGenerator json;

    ResultWriter(JsonGenerator json) {
        this.json = json;
    }

    void document(ResultDocument document) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", ResultDocument.FORMAT);
        json.writeStringField("step", document.step());
        json.writeStringField("verdict", document.verdict().name());
        text("message", document.message());
        text("created", document.created() == null ? null : document.created().toString());
        if (document.subject() != null) {
            subject(document.subject());
        }
        json.writeArrayFieldStart("checks");
        for (Check check : document.checks()) {
            check(check);
        }
        json.writeEndArray();
        field("metrics", document.metrics());
        json.writeArrayFieldStart("sections");
        for (Section section : document.sections()) {
            json.writeStartObject();
            json.writeStringField("type", section.type());
            json.writeStringField("title", section.title());
            field("data", section.data());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (document.environment() != null) {
            environment(document.environment());
        }
        build(document.build());
        field("cut", document.cut());
        json.writeEndObject();
    }

    private void subject(Subject subject) throws IOException {
        json.writeObjectFieldStart("subject");
        json.writeStringField("kind", subject.kind());
        json.writeStringField("name", subject.name());
        text("fingerprint", subject.fingerprint());
        json.writeNumberField("bytes", subject.bytes());
        whole("rows", subject.rows());
        whole("columns", subject.columns() == null ? null : subject.columns().longValue());
        json.writeArrayFieldStart("files");
        for (SubjectFile file : subject.files()) {
            json.writeStartObject();
            json.writeStringField("path", file.path());
            json.writeNumberField("bytes", file.bytes());
            whole("rows", file.rows());
            text("fingerprint", file.fingerprint());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void check(Check check) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", check.id());
        json.writeStringField("rule", check.rule());
        text("type", check.type());
        text("dimension", check.dimension());
        text("column", check.column());
        json.writeStringField("severity", check.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("verdict", check.verdict().name());
        field("observed", check.observed());
        text("expected", check.expected());
        text("message", check.message());
        whole("failing", check.failing());
        whole("total", check.total());
        json.writeArrayFieldStart("examples");
        for (Example example : check.examples()) {
            json.writeStartObject();
            text("file", example.file());
            json.writeNumberField("row", example.row());
            field("values", example.values());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (check.source() != null) {
            json.writeObjectFieldStart("source");
            json.writeStringField("file", check.source().file());
            json.writeNumberField("line", check.source().line());
            json.writeNumberField("column", check.source().column());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void environment(Environment environment) throws IOException {
        json.writeObjectFieldStart("environment");
        field("versions", environment.versions());
        text("os", environment.os());
        json.writeNumberField("threads", environment.threads());
        field("wallSeconds", environment.wallSeconds());
        field("cpuSeconds", environment.cpuSeconds());
        json.writeNumberField("peakMemoryBytes", environment.peakMemoryBytes());
        json.writeEndObject();
    }

    private void build(Origin build) throws IOException {
        if (!build.equals(Origin.NONE)) {
            json.writeObjectFieldStart("build");
            text("url", build.url());
            text("name", build.name());
            text("commit", build.commit());
            text("branch", build.branch());
            json.writeEndObject();
        }
    }

    private void text(String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private void whole(String name, Long value) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }

    private void field(String name, Object value) throws IOException {
        json.writeFieldName(name);
        node(value);
    }

    private void node(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                field(String.valueOf(entry.getKey()), entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                node(element);
            }
            json.writeEndArray();
        } else if (value instanceof double[] numbers) {
            json.writeStartArray();
            for (double number : numbers) {
                number(number);
            }
            json.writeEndArray();
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            json.writeString(value.toString());
        }
    }

    /** JSON knows no infinities and no NaN; a whole number is written without its ".0", which halves long lists of counts. */
    private void number(double number) throws IOException {
        if (!Double.isFinite(number)) {
            json.writeNull();
        } else if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }
}
