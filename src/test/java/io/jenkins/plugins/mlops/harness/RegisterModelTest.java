package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.mlops.engine.registry.EvidenceEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.NewModelName;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.steps.RegisterModelBuilder;
import io.jenkins.plugins.mlops.steps.RegisterModelStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.jvnet.hudson.test.JenkinsRule;

/** Models on their way from a workspace into the registry of a running Jenkins, or not. */
@SharedJenkins
class RegisterModelTest {
    private static final Path EXAMPLE = Path.of("examples/care").toAbsolutePath();
    private static final ModelName CARE = new ModelName("care");
    private static final String DATA = "validateData data: 'test.csv', rules: 'RowCount > 100'\n";
    private static final String EXPLAIN =
            "explainModel model: 'model.json', data: 'test.csv', target: 'high_use', rules: 'Auc >= 0.6'\n";

    private static void provide(FilePath workspace) throws Exception {
        workspace.mkdirs();
        new FilePath(EXAMPLE.resolve("model.json").toFile()).copyTo(workspace.child("model.json"));
        new FilePath(EXAMPLE.resolve("data/test.csv").toFile()).copyTo(workspace.child("test.csv"));
    }

    private static WorkflowJob job(JenkinsRule jenkins, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "train");
        provide(jenkins.jenkins.getWorkspaceFor(job));
        job.setDefinition(new CpsFlowDefinition("node {\n" + body + "\n}", true));
        return job;
    }

    private static WorkflowRun run(JenkinsRule jenkins, Result expected, String body) throws Exception {
        return Pipelines.run(jenkins, job(jenkins, body), expected);
    }

    private static Registry registry() throws Exception {
        return EmbeddedRegistry.get().open();
    }

    @Test
    void aModelIsRegisteredWithAllItBrings(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                Result.SUCCESS,
                DATA + EXPLAIN
                        + "def v = registerModel name: 'care', model: 'model.json', alias: 'challenger', requires: ['data', 'explanation'],"
                        + " params: [depth: 3], tags: [team: 'care']\n"
                        + "echo \"GOT ${v.verdict} ${v.name} ${v.version} ${v.uri} ${v.digest.length()} ${v.url}\"");
        jenkins.assertLogContains(
                "GOT PASSED care 1 models:/care/1 71 " + jenkins.getURL() + run.getUrl() + "mlops/registration/", run);
        ModelVersion version = registry().version(CARE, 1);
        assertEquals(
                run.getUrl(), version.build().url().replace(jenkins.getURL().toString(), ""));
        assertEquals("train #1", version.build().name());
        assertEquals("SYSTEM", version.by());
        assertEquals(Map.of("depth", "3"), version.params());
        assertEquals(Map.of("team", "care"), version.tags());
        assertTrue(version.metrics().get("auc") > 0.6, version.metrics().toString());
        assertEquals(
                List.of("validateData", "explainModel"),
                version.verdicts().stream().map(VerdictEntry::step).collect(Collectors.toList()));
        assertEquals(List.of(version.verdicts().get(0).subject()), version.datasets());
        assertTrue(String.valueOf(version.signature()).contains("age"), "read from the model: " + version.signature());
        assertEquals(1, registry().aliases(CARE).get("challenger"));
        assertEquals(
                List.of("model-card", "bom", "verdict", "verdict"),
                version.evidence().stream().map(EvidenceEntry::kind).collect(Collectors.toList()));
        assertEquals(List.of(), registry().maintenance().verify());
        try (var stored = registry().read(version, "model.json")) {
            assertEquals(Files.size(EXAMPLE.resolve("model.json")), stored.readAllBytes().length);
        }
        Path folder = new BuildResults(run).folder("registration");
        JSONObject document = JSONObject.fromObject(Files.readString(folder.resolve("result.json")));
        assertEquals(
                "version", document.getJSONArray("sections").getJSONObject(0).getString("type"));
        assertTrue(Files.readString(folder.resolve("report.html")).contains("models:/care/1"));
        assertTrue(Files.readString(folder.resolve("summary.md")).contains("models:/care/1"));
    }

    @Test
    void theSameBytesFromAnotherBuildAreAnotherVersion(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(
                jenkins,
                "registerModel name: 'care', model: 'model.json'\nregisterModel name: 'care', model: 'model.json'");
        Pipelines.run(jenkins, job, Result.SUCCESS);
        Pipelines.run(jenkins, job, Result.SUCCESS);
        assertEquals(List.of(1, 2), registry().versions(CARE));
    }

    @Test
    void aPoisonedPickleIsNotStored(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                Result.FAILURE,
                "writeFile file: 'bad.pkl', text: 'cos\\nsystem\\n(S\\'\\'\\ntR.'\n"
                        + "registerModel name: 'care', model: 'bad.pkl'\necho 'GOT HERE'");
        jenkins.assertLogContains("ERROR: registerModel: FAILED", run);
        jenkins.assertLogNotContains("GOT HERE", run);
        assertEquals(CheckVerdict.FAILED, Pipelines.checks(run).get(0).getVerdict());
        assertNull(Pipelines.checks(run).get(0).getRegistered());
        assertEquals(List.of(), registry().models());
        try (var blobs = Files.list(jenkins.jenkins.getRootDir().toPath().resolve("mlops/registry/blobs/sha256"))) {
            assertEquals(0, blobs.count());
        }
    }

    @Test
    void requiredResultsMustBeThereAndMustNotHaveFailed(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                Result.FAILURE,
                "catchError(buildResult: 'SUCCESS') { registerModel name: 'care', model: 'model.json', requires: 'data' }\n"
                        + DATA
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'care', model: 'model.json', requires: ['data', 'explanatoin'] }\n"
                        + EXPLAIN
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'care', model: 'model.json', requires: ['data', 'explanatoin'] }\n"
                        + "validateData data: 'test.csv', label: 'strict', rules: 'RowCount > 1000000', onFailed: 'NOTE'\n"
                        + "registerModel name: 'care', model: 'model.json', requires: ['strict']");
        jenkins.assertLogContains(
                "ERROR: registerModel: requires: this build has no result \"data\" yet; it has none at all", run);
        jenkins.assertLogContains(
                "ERROR: registerModel: requires: this build has no result \"explanatoin\" yet; it has data, explanation; did you mean \"explanation\"?",
                run);
        jenkins.assertLogContains("ERROR: registerModel: the required result \"strict\" FAILED: ", run);
        assertEquals(List.of(), registry().models());
    }

    @Test
    void requiredResultsMustSpeakOfThisModelAndThisData(JenkinsRule jenkins) throws Exception {
        String other = "sha256:" + "0".repeat(64);
        WorkflowRun run = run(
                jenkins,
                Result.FAILURE,
                DATA + EXPLAIN
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'care', model: 'model.json', requires: 'data', dataset: '"
                        + other + "' }\n"
                        + "writeFile file: 'other.json', text: readFile('model.json') + ' '\n"
                        + "registerModel name: 'care', model: 'other.json', requires: 'explanation'");
        jenkins.assertLogContains("the required result data speaks of other data", run);
        jenkins.assertLogContains("the required result explanation speaks of another model file", run);
        assertEquals(List.of(), registry().models());
    }

    @Test
    void badParametersAreRefusedInOneLine(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                Result.FAILURE,
                "catchError(buildResult: 'SUCCESS') { registerModel name: ' ', model: 'model.json' }\n"
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'a\\u0000b', model: 'model.json' }\n"
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'team/care', model: 'model.json' }\n"
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'care', model: 'model.json', alias: '../x' }\n"
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'care', model: 'model.json', registry: 'lake' }\n"
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'care', model: '../../config.xml' }\n"
                        + "catchError(buildResult: 'SUCCESS') { registerModel name: 'care', model: 'nothing*.bin' }\n"
                        + "registerModel name: 'care', model: 'model.json', tags: 'no equals sign'");
        jenkins.assertLogContains("ERROR: registerModel: name is missing", run);
        jenkins.assertLogContains("ERROR: registerModel: " + NewModelName.RULE + "; \"team/care\" holds /", run);
        jenkins.assertLogContains("ERROR: registerModel: an alias is a letter followed by", run);
        jenkins.assertLogContains("ERROR: registerModel: there is no registry \"lake\"; there is embedded", run);
        jenkins.assertLogContains("../../config.xml: lies outside the workspace", run);
        jenkins.assertLogContains("nothing*.bin: matches no file", run);
        jenkins.assertLogContains("ERROR: registerModel: tags: expected NAME=VALUE, found \"no equals sign\"", run);
        assertEquals(List.of(), registry().models());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "makes a symbolic link")
    void aLinkOutOfTheWorkspaceIsNotFollowed(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = job(jenkins, "registerModel name: 'care', model: 'link.json'");
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace
                .child("link.json")
                .symlinkTo(EXAMPLE.resolve("model.json").toString(), hudson.model.TaskListener.NULL);
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogContains("link.json: lies outside the workspace", run);
        assertFalse(JenkinsRule.getLog(run).contains("storing"));
    }

    @Test
    void freestyleJobsRegisterToo(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("freestyle");
        provide(jenkins.jenkins.getWorkspaceFor(job));
        RegisterModelStep step = new RegisterModelStep("care", "model.json");
        step.setAlias("challenger");
        step.setTags("team=care\nstage=dev");
        job.getBuildersList().add(new RegisterModelBuilder(step));
        jenkins.configRoundtrip(job);
        jenkins.buildAndAssertSuccess(job);
        assertEquals(
                Map.of("team", "care", "stage", "dev"),
                registry().version(CARE, 1).tags());
        assertEquals(1, registry().aliases(CARE).get("challenger"));
    }
}
