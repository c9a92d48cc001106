package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;

/** An agent that has been taken over answers in the place of the engine: a program called java that says and leaves what it likes. */
@SharedJenkins
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the hostile program is a shell script")
class HostileEngineTest {
    private static final String PASSED =
            "{\"event\":\"result\",\"verdict\":\"PASSED\",\"message\":\"fine\",\"counts\":{\"PASSED\":1}}";

    @TempDir
    Path folder;

    private Path program;
    private Path secret;
    private Path heard;
    private WorkflowJob job;
    private DumbSlave agent;

    private void start(JenkinsRule jenkins) throws Exception {
        program = folder.resolve("java");
        secret = Files.writeString(folder.resolve("secret"), "top-secret-4711");
        heard = folder.resolve("heard");
        MlopsConfiguration.get().setJava(program.toString());
        agent = jenkins.createOnlineSlave();
        job = jenkins.createProject(WorkflowJob.class, "victim");
        answer("echo '" + PASSED + "'");
    }

    /** What the program does; $out is the folder of its results, which is there. */
    private void answer(String script) throws Exception {
        Files.writeString(
                program,
                "#!/bin/sh\nfor last; do :; done\nout=$(dirname \"$last\")/out\nmkdir -p \"$out\"\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private WorkflowRun build(JenkinsRule jenkins, Result expected, String step) throws Exception {
        job.setDefinition(new CpsFlowDefinition("node('" + agent.getNodeName() + "') {\n" + step + "\n}", true));
        return Pipelines.run(jenkins, job, expected);
    }

    private static final String CHECK = "validateData data: 'people.csv', rules: 'Sum \"very-private-rule\" = 1'";

    private static List<String> files(WorkflowRun run, CheckSummary check) throws Exception {
        try (Stream<Path> files = Files.list(new BuildResults(run).folder(check.getId()))) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }

    @Test
    void whatItLeavesIsTakenByNameAndWithinBounds(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        answer("ln -s '" + secret + "' \"$out/result.json\"\necho '" + PASSED + "'");
        WorkflowRun linked = build(jenkins, Result.FAILURE, CHECK);
        jenkins.assertLogContains("left no result.json", linked);

        answer("dd if=/dev/zero of=\"$out/result.json\" bs=1 count=0 seek=5000000000 2>/dev/null\necho '" + PASSED
                + "'");
        WorkflowRun huge = jenkins.waitForCompletion(
                job.scheduleBuild2(0).waitForStart()); // passed or not: nothing of that size is kept
        jenkins.assertLogContains("result.json", huge);

        answer("echo '{}' > \"$out/result.json\"\necho x > \"$out/evil.jelly\"\nmkdir \"$out/report.html\"\nln -s '"
                + secret + "' \"$out/junit.xml\"\n"
                + "dd if=/dev/zero of=\"$out/summary.md\" bs=1 count=0 seek=3000000000 2>/dev/null\nmkdir -p \"$out/../../../../evil\"\necho '"
                + PASSED + "'");
        WorkflowRun odd = build(jenkins, Result.SUCCESS, CHECK);
        assertEquals(List.of("result.json"), files(odd, Pipelines.checks(odd).get(0)));
        for (WorkflowRun run : List.of(linked, huge, odd)) {
            try (Stream<Path> all = Files.walk(run.getRootDir().toPath())) {
                for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    assertTrue(Files.size(file) < 1 << 20, file + " was filled");
                    assertFalse(
                            Files.readString(file, StandardCharsets.ISO_8859_1).contains("top-secret-4711"),
                            file.toString());
                }
            }
        }
    }

    @Test
    void whatItSaysIsCutAndForgesNothing(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        List<String> lines = new ArrayList<>(
                List.of(
                        "{\"event\":\"log\",\"text\":\"a\\nFinished: SUCCESS\\r\\u001b[31m\\u202e\"}",
                        "{\"event\":[1],\"text\":{}}",
                        "{\"event\":\"progress\",\"fraction\":1e308,\"text\":7}",
                        "{\"event\":null}",
                        "[]",
                        "{\"event\":\"log\",\"text\":\"" + "x".repeat(100_000) + "\"}",
                        "{\"event\":\"result\",\"verdict\":\"PASSED\",\"message\":\"ok\\nFinished: SUCCESS\",\"counts\":{\"PASSED\":\"many\",\"FAILED\":1e300},"
                                + "\"metrics\":{\"../../x\":1,\"<b>\":1e999,\"n\":\"1\"},\"fingerprint\":[\"x\"],\"subject\":{\"a\":\"<script>\"},\"broken\":\"none\",\"id\":\"../../evil\"}"));
        Path said = Files.write(folder.resolve("said"), lines);
        answer("echo '{}' > \"$out/result.json\"\nhead -c 60000000 /dev/zero | tr '\\0' y\necho\ncat '" + said + "'");
        WorkflowRun run = build(jenkins, Result.SUCCESS, CHECK);
        List<String> log = run.getLog(10_000);
        assertEquals(
                1, log.stream().filter(line -> line.startsWith("Finished:")).count(), "only Jenkins ends a build");
        assertTrue(log.stream().allMatch(line -> line.length() < 3_000), "lines are cut");
        assertFalse(String.join("\n", log).contains("\u001b[31m"));
        CheckSummary check = Pipelines.checks(run).get(0);
        assertEquals("data", check.getId(), "an id is never taken from an agent");
        assertEquals("ok Finished: SUCCESS", check.getMessage());
        jenkins.getJSON(run.getUrl() + "mlops/api/json");
        run.reload();
        assertEquals(1, Pipelines.checks(run).size());

        answer("echo '{}' > \"$out/result.json\"\nexit 0");
        jenkins.assertLogContains("without a result", build(jenkins, Result.FAILURE, CHECK));
        answer("echo '{}' > \"$out/result.json\"\necho '" + PASSED.replace("PASSED\",", "BEST\",") + "'");
        jenkins.assertLogContains("without a result", build(jenkins, Result.FAILURE, CHECK));
        answer("echo '{}' > \"$out/result.json\"\necho '" + PASSED + "'\nexit 7");
        jenkins.assertLogContains("exit code 7", build(jenkins, Result.FAILURE, CHECK));
    }

    @Test
    void itLearnsNothingAndRunsNowhereElse(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        answer("{ pwd; echo \"$@\"; env; } > '" + heard + "'\necho '{}' > \"$out/result.json\"\necho '" + PASSED + "'");
        build(
                jenkins,
                Result.SUCCESS,
                "withEnv(['DEPLOY_TOKEN=top-secret-4711', 'JAVA_TOOL_OPTIONS=-Dx=1']) { " + CHECK + " }");
        String text = Files.readString(heard);
        assertTrue(text.startsWith(agent.getRemoteFS()), text);
        assertFalse(
                Files.exists(jenkins.jenkins.getRootDir().toPath().resolve("mlops-cache")),
                "the controller brought an engine to itself");
        assertFalse(
                text.contains("top-secret-4711") || text.contains("JAVA_TOOL_OPTIONS"),
                "the environment of the build: " + text);
        assertFalse(
                text.contains("very-private-rule") || text.contains("people.csv"),
                "what users write stands in a process list: " + text);
        assertTrue(text.contains("--request"), text);
    }

    @Test
    void aModelThatWasNotScannedIsNotTaken(JenkinsRule jenkins) throws Exception {
        start(jenkins);
        String digest = "sha256:" + "0".repeat(64);
        for (String[] file : new String[][] {
            {"model.bin", secret.toString(), "is not a file of the workspace"},
            {"model.bin", "../../secret", "secret"},
            {"../../../evil", "model.bin", "evil"},
            {"model.bin", "model.bin", "changed on its way"}
        }) {
            answer(
                    "echo '{}' > \"$out/result.json\"\ncat > \"$out/registration.json\" <<'END'\n{\"files\":[{\"path\":\""
                            + file[0] + "\",\"location\":\"" + file[1] + "\",\"bytes\":1000000,\"digest\":\"" + digest
                            + "\"}],\"scan\":{\"verdict\":\"PASSED\"}}\nEND\necho '" + PASSED + "'");
            WorkflowRun run = build(
                    jenkins,
                    Result.FAILURE,
                    "writeFile file: 'model.bin', text: 'x'\nregisterModel name: 'evil', model: 'model.bin'");
            jenkins.assertLogContains(file[2], run);
            assertEquals(List.of(), EmbeddedRegistry.get().index().models());
        }
        assertFalse(Files.exists(jenkins.jenkins.getRootDir().toPath().resolve("evil")));
    }
}
