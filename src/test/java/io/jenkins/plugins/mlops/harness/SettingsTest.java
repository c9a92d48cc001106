package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.Node;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.mlops.config.AgentCache;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.Outcomes;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.retention.NightlyCleaning;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the settings of Jenkins do to builds. */
@WithJenkins
class SettingsTest {
    private static final String BROKEN = "validateData data: 'people.csv', rules: 'IsComplete \"age\"'";
    private static final String HINT =
            "FAILED does UNSTABLE here: the step does not say what it does, and Manage Jenkins, System does";

    @TempDir
    Path shared;

    private static void outcomes(String onFailed) {
        Outcomes outcomes = new Outcomes();
        outcomes.setOnFailed(onFailed);
        MlopsConfiguration.get().setOutcomes(outcomes);
    }

    @Test
    void aStepThatSaysNothingDoesWhatJenkinsSaysAtThatTime(JenkinsRule jenkins) throws Exception {
        WorkflowJob silent = Pipelines.scripted(jenkins, "silent", "", BROKEN);
        WorkflowJob strict = Pipelines.scripted(jenkins, "strict", "", BROKEN + ", onFailed: 'FAILURE'");
        FreeStyleProject freestyle = jenkins.createFreeStyleProject("freestyle");
        freestyle.setScm(new SingleFileSCM("people.csv", Pipelines.DATA.replace("\\n", "\n")));
        ValidateDataStep step = new ValidateDataStep("people.csv");
        step.setRules("IsComplete \"age\"");
        freestyle.getBuildersList().add(new ValidateDataBuilder(step));
        jenkins.assertLogNotContains("Manage Jenkins", Pipelines.run(jenkins, silent, Result.FAILURE));
        outcomes("UNSTABLE");
        jenkins.assertLogContains(HINT, Pipelines.run(jenkins, silent, Result.UNSTABLE));
        jenkins.assertLogNotContains("Manage Jenkins", Pipelines.run(jenkins, strict, Result.FAILURE));
        jenkins.assertLogContains(HINT, jenkins.assertBuildStatus(Result.UNSTABLE, freestyle.scheduleBuild2(0)));
        outcomes("NOTE");
        WorkflowRun noted = Pipelines.run(jenkins, silent, Result.SUCCESS);
        jenkins.assertLogContains("FAILED does NOTE here", noted);
        assertEquals("FAILED", Pipelines.checks(noted).get(0).getVerdictName());
    }

    @Test
    void whatIsTooLargeIsLeftOutAndToldAndTheEngineLiesWhereItShall(JenkinsRule jenkins) throws Exception {
        MlopsConfiguration configuration = MlopsConfiguration.get();
        configuration.setReportLimit(1);
        AgentCache cache = new AgentCache();
        cache.setFolder(shared.resolve("engine").toString());
        cache.setDays(1);
        configuration.setCache(cache);
        Node agent = jenkins.createOnlineSlave();
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "large",
                agent.getSelfLabel().getName(),
                "def many = []\nfor (int i = 1; i < 9000; i++) { many << 'RowCount > -' + i }\n"
                        + "def check = validateData data: 'people.csv', rules: many\necho \"GOT ${check.verdict} ${check.passed} ${check.message}\"\n"
                        + "catchError(buildResult: 'SUCCESS') { validateData data: 'people.csv', label: 'bad', rules: many + ['IsComplete \"age\"'] }\n"
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'm', model: 'people.csv', requires: 'data' }");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains("GOT PASSED 8999 ", run);
        jenkins.assertLogContains("(the full result is larger than the limit of 1 MiB and is not kept)", run);
        jenkins.assertLogContains("bytes) is not kept: the result files of a check may have 1 MiB together", run);
        jenkins.assertLogContains("ERROR: validateData bad: FAILED, ", run);
        jenkins.assertLogContains("ERROR: registerModel: the required result \"data\" is there as a summary only", run);
        assertEquals(
                List.of(CheckVerdict.PASSED, CheckVerdict.FAILED, CheckVerdict.ERROR),
                MlopsAction.checksOf(run).stream().map(CheckSummary::getVerdict).toList());
        Path folder = run.getRootDir().toPath().resolve("mlops/data");
        assertTrue(Files.exists(folder.resolve("summary.md")));
        assertFalse(Files.exists(folder.resolve("result.json")) || Files.exists(folder.resolve("report.html")));
        String page = jenkins.createWebClient()
                .withJavaScriptEnabled(false)
                .goTo(run.getUrl() + "mlops/data/")
                .asXml();
        assertTrue(page.contains("There are no details") && page.contains("8999"), page);

        Path engines = shared.resolve("engine/mlops-cache");
        try (Stream<Path> versions = Files.list(engines)) {
            assertEquals(1, versions.count());
        }
        assertFalse(Files.exists(Path.of(agent.getRootPath().getRemote(), "mlops-cache")));
        configuration.setReportLimit(96);
        Path old = Files.createDirectories(engines.resolve("0123456789abcdef0123"));
        Files.setLastModifiedTime(
                Files.createFile(old.resolve(".used")), java.nio.file.attribute.FileTime.fromMillis(0));
        Pipelines.define(job, agent.getSelfLabel().getName(), "validateData data: 'people.csv', rules: 'RowCount > 0'");
        WorkflowRun small = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogNotContains("bytes sent", small);
        assertFalse(Files.exists(old), "nobody has used it for long");
        assertTrue(List.of("junit.xml", "report.html", "result.json").stream()
                .allMatch(name -> Files.exists(
                        small.getRootDir().toPath().resolve("mlops/data").resolve(name))));
    }

    @Test
    void theRegistryKeepsAsManyVersionsAsJenkinsSays(JenkinsRule jenkins) throws Exception {
        for (String content : List.of("a", "b", "c", "d")) {
            PromoteModelTest.register(content, Map.of());
        }
        Registry registry = EmbeddedRegistry.get().open();
        registry.decisions(PromoteModelTest.CARE).alias("champion", 1, "somebody", BuildInfo.NONE, null);
        NightlyCleaning cleaning = ExtensionList.lookupSingleton(NightlyCleaning.class);
        cleaning.clean(Duration.ZERO, TaskListener.NULL);
        assertEquals(List.of(1, 2, 3, 4), registry.versions(PromoteModelTest.CARE), "nobody said how many");
        MlopsConfiguration.get().setKeep(2);
        jenkins.configRoundtrip();
        assertEquals(2, MlopsConfiguration.get().getKeep());
        cleaning.execute(TaskListener.NULL);
        assertEquals(List.of(1, 2, 3, 4), registry.versions(PromoteModelTest.CARE), "they are of today");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (StreamTaskListener listener = new StreamTaskListener(said, StandardCharsets.UTF_8)) {
            cleaning.clean(Duration.ZERO, listener);
        }
        assertTrue(said.toString().contains("removes models:/care/2 of "), said.toString());
        assertEquals(List.of(1, 3, 4), registry.versions(PromoteModelTest.CARE));
        String page = jenkins.createWebClient()
                .withJavaScriptEnabled(false)
                .goTo("mlops/model/care/")
                .getWebResponse()
                .getContentAsString();
        assertTrue(page.contains("Removed versions") && page.contains("keep 2"), page);
        String rest = jenkins.createWebClient()
                .withJavaScriptEnabled(false)
                .goTo("mlops/model/care/api/json?depth=2", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertTrue(rest.contains("\"rule\":\"keep 2\""), rest);
    }
}
