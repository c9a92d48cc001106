package io.jenkins.plugins.mlops.engine.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * One page that holds its data, style and scripts, opens from disk, and asks the network for nothing: its content security policy names
 * its own style and scripts by hash and forbids everything else. Where scripts do not run, the page shows the broken checks as plain HTML.
 */
final class HtmlReport {
    /** Sections that the chart library draws; with none of them the page goes without that library, which is a megabyte. */
    private static final Set<String> WITH_CHARTS = Set.of(
            "importance",
            "beeswarm",
            "dependence",
            "waterfall",
            "performance",
            "roc",
            "precision-recall",
            "calibration",
            "slices",
            "fairness",
            "drift",
            "performance-windows");

    private static final int PLAIN_CHECKS = 200;

    private final ResultDocument document;

    HtmlReport(ResultDocument document) {
        this.document = document;
    }

    void writeTo(OutputStream out) throws IOException {
        String style = ReportAssets.style();
        String script = ReportAssets.script();
        String charts = needsCharts() ? ReportAssets.charts() : null;
        String scripts = source(script) + (charts == null ? "" : " " + source(charts));
        String policy = "default-src 'none'; script-src " + scripts + "; style-src " + source(style)
                + "; base-uri 'none'; form-action 'none'";

        print(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        print(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n");
        print(
                out,
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        print(out, "<title>" + Html.text(title()) + "</title>\n");
        element(out, "<style>", style, "</style>\n</head>\n<body class=\"mlops-standalone\">\n");
        print(out, "<main class=\"mlops-report\">\n" + plain() + "</main>\n");
        print(out, "<script type=\"application/json\" id=\"mlops-result\">");
        ResultJson.writeForHtml(document, out);
        print(out, "</script>\n");
        if (charts != null) {
            element(out, "<script>", charts, "</script>\n");
        }
        element(out, "<script>", script, "</script>\n</body>\n</html>\n");
    }

    private boolean needsCharts() {
        return document.sections().stream().anyMatch(section -> WITH_CHARTS.contains(section.type()));
    }

    private String title() {
        return document.verdict() + " " + document.step()
                + (document.subject() == null ? "" : " " + document.subject().name());
    }

    private String plain() {
        StringBuilder html = new StringBuilder(
                "<h1>" + Html.text(title()) + "</h1>\n<p>" + Html.text(document.message()) + "</p>\n");
        List<Check> broken = WorstFirst.broken(document);
        if (!broken.isEmpty()) {
            html.append(
                    "<table>\n<tr><th scope=\"col\">Verdict</th><th scope=\"col\">Rule</th><th scope=\"col\">What was found</th></tr>\n");
            broken.stream()
                    .limit(PLAIN_CHECKS)
                    .forEach(check -> html.append("<tr><td>" + check.verdict() + "</td><td>" + Html.text(check.rule())
                            + "</td><td>" + Html.text(check.message()) + "</td></tr>\n"));
            html.append("</table>\n");
        }
        return html.append(
                        "<p>The whole report is drawn by a script, which did not run here. Download this file and open it in a browser.</p>\n")
                .toString();
    }

    /** The source expression that allows exactly this inline text. */
    static String source(String text) {
        byte[] digest = Digests.sha256().digest(text.getBytes(UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private static void element(OutputStream out, String open, String text, String close) throws IOException {
        print(out, open);
        print(out, text);
        print(out, close);
    }

    private static void print(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
