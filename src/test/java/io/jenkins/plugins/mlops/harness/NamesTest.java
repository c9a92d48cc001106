package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.MlopsAction;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.pipeline.modeldefinition.actions.RestartDeclarativePipelineAction;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockFolder;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;

/** Results have names that stay, whatever runs beside them, is made again or restarted; and results of other builds are found by their address. */
@SharedJenkins
class NamesTest {
    private static final String DATA = "writeFile file: 'people.csv', text: '" + Pipelines.DATA + "'\n";
    private static final String PASSES = "validateData data: 'people.csv', rules: 'RowCount = 10'";
    private static final String REGISTER = "registerModel name: 'people', model: 'people.csv', requires: ";

    private static List<String> ids(Run<?, ?> run) {
        return MlopsAction.checksOf(run).stream()
                .map(CheckSummary::getId)
                .sorted()
                .toList();
    }

    private static String message(Run<?, ?> run, String id) {
        return MlopsAction.checksOf(run).stream()
                .filter(check -> check.getId().equals(id))
                .map(check -> check.getVerdict() + " " + check.getMessage())
                .findFirst()
                .orElse("no " + id + " in " + ids(run));
    }

    private static WorkflowJob declarative(JenkinsRule jenkins, String name, String stages) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition("pipeline { agent any\n stages {\n" + stages + "\n} }", true));
        return job;
    }

    @Test
    void branchesAndCellsNameTheirChecks(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = declarative(
                jenkins,
                "cells",
                "stage('Data') { steps { " + DATA + PASSES + " } }\n"
                        + "stage('Cells') { matrix { axes { axis { name 'OS'\n values 'linux', 'windows' } }\n"
                        + " stages { stage('Check') { steps { " + DATA + PASSES + "\n"
                        + "  validateData data: 'people.csv', rules: \"RowCount >= ${OS == 'linux' ? 1 : 2}\", label: 'Size' } }\n"
                        + " stage('Register') { steps { " + REGISTER.replace("'people'", "\"${OS}\"")
                        + "['data', 'Size'] } } } } }\n"
                        + "stage('After') { steps { catchError(buildResult: 'SUCCESS') { " + REGISTER + "'Size' }\n"
                        + REGISTER + "['size-linux', 'data', 'size-windows'] } }");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        assertEquals(
                List.of(
                        "data",
                        "data-cells-linux-check",
                        "data-cells-windows-check",
                        "registration",
                        "registration-2",
                        "registration-cells-linux-register",
                        "registration-cells-windows-register",
                        "size-linux",
                        "size-windows"),
                ids(run));
        assertEquals(
                "data (Cells / OS = 'linux' / Check)",
                MlopsAction.checksOf(run).stream()
                        .filter(check -> check.getId().equals("data-cells-linux-check"))
                        .findFirst()
                        .orElseThrow()
                        .getTitle());
        String ambiguous = message(run, "registration");
        assertTrue(
                ambiguous.startsWith("ERROR requires: \"Size\" may be each of size-")
                        && ambiguous.contains("name the one"),
                ambiguous);
        assertTrue(message(run, "registration-2").startsWith("PASSED"), message(run, "registration-2"));
        jenkins.assertLogNotContains("is the name", run);

        // Replay is the same Pipeline again.
        ReplayAction replay = run.getAction(ReplayAction.class);
        WorkflowRun again =
                (WorkflowRun) replay.run(replay.getOriginalScript(), Map.of()).get();
        jenkins.assertBuildStatus(Result.SUCCESS, again);
        assertEquals(ids(run), ids(again));
    }

    @Test
    void aFolderForCopiesIsOfOneCheck(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "copies",
                "built-in",
                "int n = 0\nretry(2) { n++\n validateData data: 'people.csv', rules: \"RowCount = ${8 + n}\", out: 'mlops/data' }\n"
                        + "parallel left: { validateData data: 'people.csv', rules: 'RowCount > 1', out: 'both' },\n"
                        + " right: { dir('x') { catchError(buildResult: 'SUCCESS') { validateData data: '../people.csv', rules: 'RowCount > 2', out: 'both' } } }\n"
                        + "for (i in [1, 2]) { catchError(buildResult: 'SUCCESS') { validateData data: 'people.csv', rules: \"RowCount > ${i}\", out: \"rounds/./${i > 5}\" } }\n"
                        + "catchError(buildResult: 'SUCCESS') { validateData data: 'people.csv', rules: 'RowCount = 11', out: 'mlops/data' }");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        jenkins.assertLogContains(
                "validateData: out: mlops/data holds the files of the check data of this build; name a folder of its own",
                run);
        jenkins.assertLogContains("out: rounds/./false holds the files of the check data-", run);
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        assertTrue(workspace.child("mlops/data/result.json").readToString().contains("RowCount = 10"));
        Pipelines.run(jenkins, job, Result.SUCCESS); // those of the build before are replaced
    }

    @Test
    void aRestartedBuildFindsWhatTheOneBeforeHad(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = declarative(
                jenkins,
                "restarted",
                "stage('Data') { steps { " + DATA + PASSES + " } }\n" + "stage('Register') { steps { " + REGISTER
                        + "'data' } }");
        WorkflowRun first = Pipelines.run(jenkins, job, Result.SUCCESS);
        for (int number = 2; number <= 3; number++) {
            RestartDeclarativePipelineAction restart =
                    job.getLastBuild().getAction(RestartDeclarativePipelineAction.class);
            assertNotNull(restart.run("Register"));
            jenkins.waitUntilNoActivity();
            WorkflowRun run = jenkins.assertBuildStatus(Result.SUCCESS, job.getBuildByNumber(number));
            assertEquals(List.of("registration"), ids(run));
            jenkins.assertLogContains("[mlops] requires: \"data\" is PASSED in " + first.getFullDisplayName(), run);
        }
    }

    @Test
    void resultsOfOtherBuildsHaveAnAddress(JenkinsRule jenkins) throws Exception {
        MockFolder folder = jenkins.createFolder("team");
        WorkflowJob train = folder.createProject(WorkflowJob.class, "train");
        Pipelines.define(train, "built-in", PASSES);
        Pipelines.run(jenkins, train, Result.SUCCESS);
        Pipelines.define(train, "built-in", "validateData data: 'people.csv', rules: 'RowCount = 11'");
        Pipelines.run(jenkins, train, Result.FAILURE);
        WorkflowJob deploy = folder.createProject(WorkflowJob.class, "deploy");
        for (String address :
                List.of("train#1/data", "train#lastSuccessful/data", "/team/train#1/data", "../team/train#1/data")) {
            Pipelines.define(deploy, "built-in", REGISTER + "['" + address + "']");
            WorkflowRun run = Pipelines.run(jenkins, deploy, Result.SUCCESS);
            jenkins.assertLogContains("requires: \"" + address + "\" is PASSED in team \u00bb train #1", run);
        }
        refused(jenkins, deploy, "train#2/data", "the required result \"train#2/data\" FAILED");
        refused(jenkins, deploy, "train#3/data", "the job \"train\" has no build 3");
        refused(jenkins, deploy, "train#1/date", "has no result \"date\"; it has data; did you mean");
        refused(jenkins, deploy, "train#data", "expected JOB#BUILD/RESULT, for example train#42/data");
        refused(jenkins, deploy, "trian#1/data", "there is no job \"trian\" that this build may read");
        Pipelines.define(
                deploy, "built-in", PASSES + "\n" + REGISTER + "['deploy#" + deploy.getNextBuildNumber() + "/data']");
        Pipelines.run(jenkins, deploy, Result.SUCCESS);
    }

    private static String refused(JenkinsRule jenkins, WorkflowJob job, String address, String why) throws Exception {
        Pipelines.define(job, "built-in", REGISTER + "['" + address + "']");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        String line = JenkinsRule.getLog(run)
                .lines()
                .filter(each -> each.startsWith("ERROR: registerModel: requires: ")
                        || each.startsWith("ERROR: registerModel: the required"))
                .findFirst()
                .orElse("no line");
        assertTrue(line.contains(why), line);
        return line;
    }

    @Test
    void aBuildReadsWhatItsUserMayRead(JenkinsRule jenkins) throws Exception {
        WorkflowJob hidden = Pipelines.scripted(jenkins, "hidden", "built-in", PASSES);
        Pipelines.run(jenkins, hidden, Result.SUCCESS);
        WorkflowJob open = Pipelines.scripted(jenkins, "open", "built-in", PASSES);
        Pipelines.run(jenkins, open, Result.SUCCESS);
        WorkflowJob asking = Pipelines.scripted(jenkins, "asking", "built-in", "");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Computer.BUILD)
                .everywhere()
                .toAuthenticated()
                .grant(Item.READ)
                .onItems(open)
                .toAuthenticated()
                .grant(Item.DISCOVER, Item.READ, Item.BUILD)
                .onItems(hidden)
                .to("owner")
                .grant(Item.DISCOVER)
                .onItems(hidden)
                .to("guesser"));
        String hint = "that this build may read";
        // Nothing makes the build run as a user: it sees no more than anybody who is logged in.
        String line = refused(jenkins, asking, "hidden#1/data", "there is no job \"hidden\" " + hint);
        assertEquals(
                line.replace("hidden", "absent"),
                refused(jenkins, asking, "absent#1/data", hint),
                "nothing tells whether there is such a job");
        Pipelines.define(asking, "built-in", REGISTER + "['open#1/data']");
        Pipelines.run(jenkins, asking, Result.SUCCESS);

        MockQueueItemAuthenticator users = new MockQueueItemAuthenticator();
        QueueItemAuthenticatorConfiguration.get().getAuthenticators().add(users);
        users.authenticate("asking", User.getById("guesser", true).impersonate2());
        refused(jenkins, asking, "hidden#1/data", "there is no job \"hidden\" " + hint);
        refused(jenkins, asking, "hidden#77/data", "there is no job \"hidden\" " + hint);
        users.authenticate("asking", User.getById("owner", true).impersonate2());
        Pipelines.define(asking, "built-in", REGISTER + "['hidden#1/data']");
        Pipelines.run(jenkins, asking, Result.SUCCESS);
        assertFalse(hidden.isBuilding());
    }
}
