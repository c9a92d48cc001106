package io.jenkins.plugins.mlops.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.result.MetricLimits;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Events for a program that started the engine: one JSON object a line; docs/result-format.md describes them. */
final class EventOutput implements Output, Progress {
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream out;
    private final InputFiles inputs;

    EventOutput(PrintStream out, InputFiles inputs) {
        this.out = out;
        this.inputs = inputs;
    }

    @FunctionalInterface
    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private synchronized void event(String name, Body body) {
        try {
            StringWriter text = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(text)) {
                json.writeStartObject();
                json.writeStringField("event", name);
                body.write(json);
                json.writeEndObject();
            }
            out.println(text);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException(e); // a StringWriter does not fail
        }
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public InputFiles inputs() {
        return inputs;
    }

    @Override
    public void step(String text, double fraction) {
        event("progress", json -> {
            json.writeStringField("text", text);
            if (fraction >= 0) {
                json.writeNumberField("fraction", Math.round(fraction * 1000) / 1000.0);
            }
        });
    }

    @Override
    public void log(String level, String text) {
        event("log", json -> {
            json.writeStringField("level", level);
            json.writeStringField("text", text);
        });
    }

    @Override
    public void line(String text) {
        log("info", text);
    }

    @Override
    public void result(ResultDocument document, Path folder, int exit) {
        event("result", json -> {
            json.writeStringField("verdict", document.verdict().name());
            json.writeNumberField("exit", exit);
            json.writeStringField("message", document.message());
            json.writeObjectFieldStart("counts");
            for (Verdict verdict : Verdict.values()) {
                json.writeNumberField(verdict.name(), document.count(verdict));
            }
            json.writeEndObject();
            json.writeObjectFieldStart("metrics");
            for (Map.Entry<String, Double> metric : document.metrics().entrySet()) {
                if (metric.getValue() != null && Double.isFinite(metric.getValue())) {
                    json.writeNumberField(metric.getKey(), metric.getValue());
                }
            }
            json.writeEndObject();
            json.writeObjectFieldStart("limits");
            for (Map.Entry<String, List<Double>> limits :
                    MetricLimits.of(document).entrySet()) {
                json.writeArrayFieldStart(limits.getKey());
                for (double limit : limits.getValue()) {
                    json.writeNumber(limit);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
            json.writeArrayFieldStart("broken");
            for (FailedRules.Line broken : FailedRules.of(document, 20)) {
                json.writeStartObject();
                if (broken.rule() != null) {
                    json.writeStringField("rule", broken.rule());
                }
                json.writeStringField("line", broken.line());
                if (broken.found() != null) {
                    json.writeStringField("found", broken.found());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("fingerprint", document.subject().fingerprint());
            json.writeStringField("subject", document.subject().name());
        });
    }

    @Override
    public void error(int exit, String text) {
        event("error", json -> {
            json.writeNumberField("exit", exit);
            json.writeStringField("text", text);
        });
    }
}
