package io.jenkins.plugins.mlops.engine.report;

import io.jenkins.plugins.mlops.engine.output.StagedFiles;
import io.jenkins.plugins.mlops.engine.result.ResultBounds;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import java.io.IOException;
import java.nio.file.Path;

/** The four files of a result: {@code result.json}, {@code report.html}, {@code junit.xml} and {@code summary.md}. */
public final class ReportFiles {
    public static final String RESULT = "result.json";
    public static final String HTML = "report.html";
    public static final String JUNIT = "junit.xml";
    public static final String SUMMARY = "summary.md";

    private ReportFiles() {}

    /**
     * Writes all four files into a folder, which is made when missing: all of them or none, so that a folder never holds the verdict of one
     * run and the report of another.
     *
     * @throws IOException with one line that names the file and the reason
     */
    public static void write(ResultDocument document, Path outDir) throws IOException {
        ResultDocument bounded = ResultBounds.DEFAULT.apply(document);
        try (StagedFiles files = new StagedFiles(outDir)) {
            files.add(RESULT, out -> ResultJson.write(bounded, out));
            files.add(HTML, out -> new HtmlReport(bounded).writeTo(out));
            files.add(JUNIT, out -> new JunitReport(bounded).writeTo(out));
            files.add(SUMMARY, out -> new MarkdownSummary(bounded).writeTo(out));
            files.commit();
        }
    }
}
