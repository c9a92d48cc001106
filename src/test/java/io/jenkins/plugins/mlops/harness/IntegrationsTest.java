package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksAnnotation;
import io.jenkins.plugins.checks.api.ChecksAnnotation.ChecksAnnotationLevel;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.mlops.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jenkinsci.plugins.prometheus.service.DefaultPrometheusMetrics;
import org.jenkinsci.plugins.tokenmacro.MacroEvaluationException;
import org.jenkinsci.plugins.tokenmacro.TokenMacro;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What other plugins make of a check, where they are installed. */
@WithJenkins
class IntegrationsTest {
    private static final List<ChecksDetails> PUBLISHED = new CopyOnWriteArrayList<>();

    private static final String CONTRACT =
            "writeFile file: 'rules/people.dqdl', text: 'Rules = [\\n  RowCount = 10,\\n  IsComplete \"age\"\\n]\\n'\n";

    @BeforeEach
    void forget() {
        PUBLISHED.clear();
    }

    @Test
    void theSourceHostGetsEachCheck(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "checks",
                "built-in",
                CONTRACT + "catchError { validateData data: 'none.csv', rules: 'RowCount = 10', label: 'Error' }\n"
                        + "validateData data: 'people.csv', rules: 'RowCount = 10', label: 'Size'\n"
                        + "validateData data: 'people.csv', contract: 'rules/people.dqdl', label: 'Noted', onFailed: 'NOTE'\n"
                        + "validateData data: 'people.csv', contract: 'rules/people.dqdl'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        assertEquals(4, PUBLISHED.size(), () -> log(run));
        ChecksDetails error = PUBLISHED.remove(0);
        assertEquals(Optional.of("MLOps / Error"), error.getName());
        assertEquals(ChecksConclusion.FAILURE, error.getConclusion());
        assertTrue(error.getOutput().orElseThrow().getTitle().orElseThrow().startsWith("Error: "), error.toString());
        assertTrue(error.getOutput().orElseThrow().getSummary().orElseThrow().contains("none.csv"), error.toString());

        ChecksDetails passed = PUBLISHED.get(0);
        assertEquals(Optional.of("MLOps / Size"), passed.getName());
        assertEquals(ChecksStatus.COMPLETED, passed.getStatus());
        assertEquals(ChecksConclusion.SUCCESS, passed.getConclusion());
        assertEquals(Optional.of(jenkins.getURL() + run.getUrl() + "mlops/size/"), passed.getDetailsURL());
        assertEquals(List.of(), passed.getOutput().orElseThrow().getChecksAnnotations());

        assertEquals(
                ChecksConclusion.NEUTRAL,
                PUBLISHED.get(1).getConclusion(),
                "a verdict that was let through is not red");

        ChecksDetails failed = PUBLISHED.get(2);
        assertEquals(ChecksConclusion.FAILURE, failed.getConclusion());
        assertTrue(
                failed.getOutput().orElseThrow().getTitle().orElseThrow().startsWith("Failed: 1 of 2"),
                failed.toString());
        assertTrue(
                failed.getOutput().orElseThrow().getSummary().orElseThrow().contains("IsComplete"), failed.toString());
        ChecksAnnotation mark =
                failed.getOutput().orElseThrow().getChecksAnnotations().get(0);
        assertEquals(Optional.of("rules/people.dqdl"), mark.getPath());
        assertEquals(Optional.of(3), mark.getStartLine());
        assertEquals(ChecksAnnotationLevel.FAILURE, mark.getAnnotationLevel());
        assertEquals(Optional.of("IsComplete \"age\""), mark.getTitle());
    }

    @Test
    void mailsHaveTokens(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "tokens",
                "built-in",
                "validateData data: 'people.csv', rules: 'RowCount = 10', label: 'Size of it'\n"
                        + "validateData data: 'people.csv', rules: ['RowCount > 1', 'IsComplete \"age\"'], onFailed: 'NOTE'");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        assertEquals("FAILED and PASSED", expand(run, "${MLOPS_VERDICT} and ${MLOPS_VERDICT, check=\"size-of-it\"}"));
        String[] lines = expand(run, "${MLOPS_SUMMARY}").split("\n");
        assertEquals(2, lines.length);
        assertTrue(lines[0].startsWith("data: FAILED, 1 of 2 checks failed"), lines[0]);
        assertTrue(lines[0].contains("IsComplete \"age\""), lines[0]);
        assertTrue(lines[1].startsWith("Size of it: PASSED, "), lines[1]);
        assertTrue(expand(run, "${MLOPS_SUMMARY, check=\"data\", escapeHtml=true}")
                .contains("IsComplete &quot;age&quot;"));
        assertEquals("10", expand(run, "${MLOPS_METRIC, name=\"rows\"}"));
        String unknown = refusal(run, "${MLOPS_METRIC, name=\"rowz\"}");
        assertTrue(unknown.contains("no check found a number \"rowz\"; there is "), unknown);
        String other = refusal(run, "${MLOPS_VERDICT, check=\"other\"}");
        assertTrue(other.contains("no check \"other\"; it has size-of-it, data"), other);

        WorkflowRun error = Pipelines.run(
                jenkins,
                Pipelines.scripted(
                        jenkins, "error", "built-in", "validateData data: 'none.csv', rules: 'RowCount = 1'"),
                Result.FAILURE);
        assertEquals("ERROR []", expand(error, "${MLOPS_VERDICT} [${MLOPS_METRIC, name=\"rows\"}]"));
        assertTrue(expand(error, "${MLOPS_SUMMARY}").startsWith("data: ERROR, "));

        WorkflowRun without = Pipelines.run(
                jenkins, Pipelines.scripted(jenkins, "without", "built-in", "echo 'no check'"), Result.SUCCESS);
        assertEquals("[]", expand(without, "[${MLOPS_SUMMARY}]"));
    }

    @Test
    void prometheusGetsTheNewestVerdicts(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "measured \"job\"",
                "built-in",
                "validateData data: 'people.csv', rules: 'IsComplete \"age\"'");
        Pipelines.run(jenkins, job, Result.FAILURE);
        Pipelines.run(
                jenkins,
                Pipelines.scripted(
                        jenkins, "error", "built-in", "validateData data: 'none.csv', rules: 'RowCount = 1'"),
                Result.FAILURE);
        jenkins.createFreeStyleProject("without");
        String labels = "job=\"measured \\\"job\\\"\",check=\"data\",step=\"validateData\",";
        DefaultPrometheusMetrics metrics = DefaultPrometheusMetrics.get();
        Eventually.holds( // it registers collectors a while after the start
                () -> {
                    metrics.collectMetrics();
                    return metrics.getMetrics().contains("jenkins_mlops_check_verdict{");
                },
                metrics::getMetrics);
        List<String> ours = metrics.getMetrics()
                .lines()
                .filter(line -> line.startsWith("jenkins_mlops_"))
                .toList();
        assertTrue(ours.contains("jenkins_mlops_check_verdict{" + labels + "} 3.0"), ours.toString());
        assertTrue(ours.contains("jenkins_mlops_check_build_number{" + labels + "} 1.0"), ours.toString());
        assertTrue(ours.contains("jenkins_mlops_check_rules{" + labels + "verdict=\"FAILED\",} 1.0"), ours.toString());
        assertTrue(ours.contains("jenkins_mlops_check_metric{" + labels + "metric=\"rows\",} 10.0"), ours.toString());
        assertTrue(
                ours.contains("jenkins_mlops_check_verdict{job=\"error\",check=\"data\",step=\"validateData\",} 4.0"),
                ours.toString());
        assertTrue(ours.stream().noneMatch(line -> line.contains("without")), ours.toString());
    }

    private static String log(WorkflowRun run) {
        try {
            return JenkinsRule.getLog(run);
        } catch (IOException x) {
            throw new UncheckedIOException(x);
        }
    }

    private static String expand(WorkflowRun run, String text) throws Exception {
        return TokenMacro.expandAll(run, null, TaskListener.NULL, text);
    }

    private static String refusal(WorkflowRun run, String text) {
        Throwable refusal = assertThrows(MacroEvaluationException.class, () -> expand(run, text));
        while (refusal.getCause() != null) {
            refusal = refusal.getCause();
        }
        return refusal.getMessage();
    }

    /** Stands in for the plugin of a source host. */
    @TestExtension("theSourceHostGetsEachCheck")
    public static final class Recorder extends ChecksPublisherFactory {
        @Override
        protected Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
            return Optional.of(new ChecksPublisher() {
                @Override
                public void publish(ChecksDetails details) {
                    if (details.getName().orElse("").startsWith("MLOps")) {
                        PUBLISHED.add(details);
                    }
                }
            });
        }
    }
}
