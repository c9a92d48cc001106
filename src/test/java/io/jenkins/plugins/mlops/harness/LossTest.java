package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The engine or the controller's disk fails in the middle of a step: one clear line, no half result, and no gate is passed. */
@WithJenkins
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "holds the engine by a shell script")
class LossTest {
    private static final String STEP = "validateData data: 'people.csv', rules: 'RowCount = 10'\n echo 'NOT REACHED'";

    @TempDir
    Path folder;

    private SlowJava slow;
    private int starts;

    /** A build whose engine has been started and waits. */
    private WorkflowRun begun(JenkinsRule jenkins, String name, String body) throws Exception {
        slow.hold();
        WorkflowRun run = Pipelines.scripted(jenkins, name, "built-in", body)
                .scheduleBuild2(0)
                .waitForStart();
        starts++;
        slow.awaitStart(starts);
        return run;
    }

    private WorkflowRun failed(JenkinsRule jenkins, WorkflowRun run, String line) throws Exception {
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        jenkins.assertLogContains(line, run);
        jenkins.assertLogNotContains("\tat ", run);
        jenkins.assertLogNotContains("NOT REACHED", run);
        List<CheckSummary> checks = Pipelines.checks(run);
        assertEquals(1, checks.size());
        assertEquals(CheckVerdict.ERROR, checks.get(0).getVerdict());
        assertTrue(
                line.endsWith(": ")
                        || line.endsWith(checks.get(0).getMessage())
                        || checks.get(0).getMessage().startsWith(line.replace("ERROR: validateData: ", "")),
                checks.get(0).getMessage());
        return run;
    }

    @Test
    void itIsToldInOneLine(JenkinsRule jenkins) throws Exception {
        slow = SlowJava.in(folder);
        MlopsConfiguration.get().setJava(slow.program().toString());

        WorkflowRun killed = begun(jenkins, "killed", STEP);
        SlowJava.kill(slow.awaitStart(starts));
        failed(
                jenkins,
                killed,
                "ERROR: validateData: the engine was killed by signal 9 and decided nothing; systems do this when memory runs out");

        WorkflowRun folderTaken = begun(jenkins, "folder", STEP);
        Files.writeString(
                folderTaken.getRootDir().toPath().resolve("mlops"), "a file where the folder of the results would be");
        slow.release();
        failed(jenkins, folderTaken, "ERROR: validateData: the controller cannot keep the result: ");

        WorkflowRun buildXml = begun(jenkins, "totals", "try {\n" + STEP + "\n} finally { echo 'THEN' }");
        Path xml = buildXml.getRootDir().toPath().resolve("build.xml");
        Path aside = xml.resolveSibling("aside.xml");
        Files.move(xml, aside);
        Files.createDirectories(xml.resolve("taken"));
        slow.release();
        jenkins.waitForMessage("THEN", buildXml);
        Files.delete(xml.resolve("taken"));
        Files.delete(xml);
        Files.move(aside, xml);
        failed(jenkins, buildXml, "ERROR: validateData: the controller cannot keep the result: ");

        WorkflowRun trend = begun(jenkins, "trend", STEP);
        Files.createDirectory(trend.getParent().getRootDir().toPath().resolve("mlops-trend.jsonl"));
        slow.release();
        failed(jenkins, trend, "ERROR: validateData: the controller cannot keep the result: ");

        Path notes = jenkins.jenkins.getRootDir().toPath().resolve("mlops/running");
        assertEquals(0, notes.toFile().list().length);
        Files.delete(notes);
        Files.writeString(notes, "a file where the notes would be");
        WorkflowRun note = Pipelines.scripted(jenkins, "note", "built-in", STEP)
                .scheduleBuild2(0)
                .waitForStart();
        failed(jenkins, note, "ERROR: validateData: the controller cannot note that an engine starts: ");
        Files.delete(notes);

        WorkflowRun model =
                begun(jenkins, "model", "registerModel name: 'people', model: 'people.csv'\n echo 'NOT REACHED'");
        Path blobs = jenkins.jenkins.getRootDir().toPath().resolve("mlops/registry/models");
        boolean none = !Files.exists(blobs) || blobs.toFile().list().length == 0;
        assertTrue(none && (!Files.exists(blobs) || blobs.toFile().delete()));
        Files.writeString(blobs, "a file where the models would be");
        slow.release();
        failed(jenkins, model, "ERROR: registerModel: ");
        Files.delete(blobs);
        assertFalse(
                EmbeddedRegistry.get().open().versions(new ModelName("people")).contains(1));
    }
}
