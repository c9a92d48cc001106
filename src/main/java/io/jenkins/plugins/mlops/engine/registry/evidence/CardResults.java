package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part of a model card that comes from required results. */
final class CardResults {
    private static final int MOST = 20;

    private final Markdown card;
    private final RegistrationRequest request;
    private final List<RequiredResult> results;

    CardResults(Markdown card, RegistrationRequest request, List<RequiredResult> results) {
        this.card = card;
        this.request = request;
        this.results = results;
    }

    void write() {
        metrics();
        for (RequiredResult result : results) {
            result.sections("performance").forEach(this::performance);
            result.sections("fairness").forEach(this::fairness);
            result.sections("slices").forEach(this::slices);
            result.sections("importance").forEach(this::importance);
        }
        data();
        gates();
        JsonObject scan = JsonObject.of(request.description().scan());
        if (!scan.isEmpty()) {
            card.heading(2, "Is it safe to load").line(scan.text("verdict", "") + ": " + scan.text("message", ""));
        }
    }

    private void metrics() {
        Map<String, Double> metrics = request.description().metrics();
        if (!metrics.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            metrics.forEach((name, value) -> rows.add(List.of(name, Markdown.number(value))));
            card.heading(2, "Metrics given at registration").table(List.of("Metric", "Value"), rows);
        }
    }

    private void performance(JsonObject data) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonObject metric : data.objects("metrics")) {
            rows.add(List.of(
                    metric.text("name", ""),
                    Markdown.number(metric.members().get("value")),
                    interval(metric),
                    metric.text("limit", ""),
                    metric.text("verdict", "")));
        }
        card.heading(2, "How well it works")
                .line("Measured on " + data.text("rows", "?") + " rows.")
                .gap()
                .table(List.of("Metric", "Value", "Interval", "Limit", "Verdict"), rows);
    }

    private void fairness(JsonObject data) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonObject column : data.objects("columns")) {
            for (JsonObject metric : column.objects("metrics")) {
                rows.add(List.of(
                        column.text("column", ""),
                        metric.text("name", ""),
                        Markdown.number(metric.members().get("value")),
                        interval(metric),
                        metric.text("lowest", ""),
                        metric.text("highest", ""),
                        metric.text("limit", ""),
                        metric.text("verdict", "")));
            }
        }
        card.heading(2, "For whom")
                .table(List.of("By", "Metric", "Value", "Interval", "Lowest", "Highest", "Limit", "Verdict"), rows);
    }

    private void slices(JsonObject data) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonObject slice : data.objects("slices").stream().limit(MOST).toList()) {
            rows.add(List.of(
                    slice.text("slice", ""),
                    slice.text("rows", ""),
                    Markdown.number(slice.members().get("value")),
                    interval(slice)));
        }
        card.heading(2, "Where it works worst")
                .line(data.text("metric", "") + " over all rows: "
                        + Markdown.number(data.object("overall").members().get("value")))
                .gap()
                .table(List.of("Slice", "Rows", data.text("metric", "Value"), "Interval"), rows);
    }

    private void importance(JsonObject data) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonObject feature : data.objects("features").stream().limit(MOST).toList()) {
            rows.add(List.of(
                    feature.text("name", ""),
                    Markdown.number(feature.members().get("value")),
                    Markdown.number(feature.members().get("share"))));
        }
        card.heading(2, "What drives it")
                .line("Mean absolute SHAP value"
                        + (data.text("unit", "").isEmpty() ? "" : " in " + data.text("unit", "")) + ".")
                .gap()
                .table(List.of("Feature", "Value", "Share"), rows);
    }

    private void data() {
        List<List<String>> rows = new ArrayList<>();
        for (RequiredResult result : results) {
            JsonObject subject = result.subject();
            if (subject.text("kind", "").equals("dataset")) {
                rows.add(List.of(
                        subject.text("name", ""),
                        subject.text("rows", ""),
                        subject.text("columns", ""),
                        subject.text("fingerprint", "")));
            }
        }
        for (RequiredResult result : results) {
            result.datasets()
                    .forEach(node -> rows.add(List.of(node.text("name", ""), "", "", node.text("detail", ""))));
        }
        request.description().datasets().forEach(dataset -> rows.add(List.of("", "", "", dataset)));
        if (!rows.isEmpty()) {
            card.heading(2, "Data").table(List.of("Name", "Rows", "Columns", "Fingerprint"), rows);
        }
    }

    private void gates() {
        if (results.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (RequiredResult result : results) {
            rows.add(List.of(result.step(), result.verdict(), result.document().text("message", ""), result.digest()));
            for (JsonObject check : result.checks()) {
                if (!check.text("verdict", "").equals("PASSED") && broken.size() < MOST) {
                    broken.add(check.text("verdict", "") + " " + check.text("rule", "") + ": "
                            + check.text("message", ""));
                }
            }
        }
        card.heading(2, "What its gates said").table(List.of("Step", "Verdict", "Message", "Result document"), rows);
        if (!broken.isEmpty()) {
            card.gap();
            broken.forEach(card::item);
        }
    }

    private static String interval(JsonObject value) {
        Object low = value.members().get("low");
        Object high = value.members().get("high");
        return low == null || high == null ? "" : Markdown.number(low) + " to " + Markdown.number(high);
    }
}
