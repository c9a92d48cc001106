package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.EnvVars;
import hudson.model.Computer;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.mlops.Eventually;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import io.jenkins.plugins.mlops.trigger.ModelPromotedTrigger;
import io.jenkins.plugins.mlops.trigger.PromotionCause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.model.ParameterizedJobMixIn;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jobs that start when an alias moves, in all forms, and what restarts of Jenkins do to them. */
class ModelPromotedTest {
    private static final List<String> JOBS = List.of("declarative", "scripted", "freestyle");

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    /** Each move that has started a build, as {@code version/event}, the oldest first. */
    private static List<String> moves(String name) {
        List<String> moves = new ArrayList<>();
        for (Run<?, ?> run = job(name).getLastBuild(); run != null; run = run.getPreviousBuild()) {
            for (PromotionCause cause : run.getCauses().stream()
                    .filter(PromotionCause.class::isInstance)
                    .map(PromotionCause.class::cast)
                    .toList()) {
                moves.add(0, cause.getVersion() + "/" + cause.getEvent());
            }
        }
        return moves;
    }

    private static Job<?, ?> job(String name) {
        return Jenkins.get().getItemByFullName(name, Job.class);
    }

    /** Waits until each job has had these moves and no more. */
    private static void awaitMoves(JenkinsRule jenkins, List<String> expected) throws Exception {
        for (String name : JOBS) {
            Eventually.holds(() -> moves(name).size() >= expected.size(), () -> name + " had " + moves(name));
        }
        jenkins.waitUntilNoActivity();
        for (String name : JOBS) {
            assertEquals(expected, moves(name), name);
        }
    }

    private static void promote(JenkinsRule jenkins, String arguments) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("promoteModel name: 'care', alias: 'champion', " + arguments, true));
        Pipelines.run(jenkins, job, Result.SUCCESS);
    }

    private static void createJobs(JenkinsRule jenkins) throws Exception {
        WorkflowJob declarative = jenkins.createProject(WorkflowJob.class, "declarative");
        declarative.setDefinition(new CpsFlowDefinition(
                "pipeline {\n agent none\n triggers { modelPromoted(name: 'care', alias: 'champion') }\n stages { stage('Deploy') { steps {\n"
                        + " echo \"GOT ${params.MODEL_NAME} ${env.MODEL_ALIAS} ${params.MODEL_VERSION} ${env.MODEL_DIGEST}\"\n} } } }",
                true));
        WorkflowJob scripted = jenkins.createProject(WorkflowJob.class, "scripted");
        scripted.setDefinition(new CpsFlowDefinition(
                "properties([parameters([string(name: 'WHERE', defaultValue: 'prod')]),\n"
                        + " pipelineTriggers([modelPromoted(name: 'care', alias: 'champion')])])\n"
                        + "echo \"GOT ${params.MODEL_NAME} ${env.MODEL_ALIAS} ${params.MODEL_VERSION} ${env.MODEL_DIGEST} in ${params.WHERE}\"",
                true));
        Pipelines.run(jenkins, declarative, Result.SUCCESS); // a Pipeline's triggers are known once it ran
        Pipelines.run(jenkins, scripted, Result.SUCCESS);
        FreeStyleProject freestyle = jenkins.createFreeStyleProject("freestyle");
        freestyle.addTrigger(new ModelPromotedTrigger("care", "champion"));
        jenkins.configRoundtrip(freestyle);
        ModelPromotedTrigger shown = ParameterizedJobMixIn.getTrigger(freestyle, ModelPromotedTrigger.class);
        assertEquals("care champion", shown.getName() + " " + shown.getAlias());
        FreeStyleProject other = jenkins.createFreeStyleProject("other");
        other.addTrigger(new ModelPromotedTrigger("care", "challenger"));
        jenkins.configRoundtrip(other);
    }

    @Test
    void everyMoveStartsOneBuildWhateverHappensToJenkins() throws Throwable {
        sessions.then(jenkins -> {
            PromoteModelTest.register("a", Map.of());
            PromoteModelTest.register("b", Map.of());
            promote(jenkins, "version: 2"); // before there is a trigger
            createJobs(jenkins);
            promote(jenkins, "version: 1");
            promote(jenkins, "version: 1"); // no move
            awaitMoves(jenkins, List.of("1/2"));
            String digest = EmbeddedRegistry.get()
                    .open()
                    .version(PromoteModelTest.CARE, 1)
                    .digest();
            jenkins.assertLogContains(
                    "GOT care champion 1 " + digest, job("declarative").getLastBuild());
            jenkins.assertLogContains(
                    "GOT care champion 1 " + digest + " in prod",
                    job("scripted").getLastBuild());
            jenkins.assertLogContains(
                    "The alias champion of the model care moved to version 1",
                    job("scripted").getLastBuild());
            EnvVars environment = job("freestyle").getLastBuild().getEnvironment(TaskListener.NULL);
            assertEquals(
                    List.of("care", "champion", "1", digest, "2"),
                    List.of(
                            environment.get("MODEL_NAME"),
                            environment.get("MODEL_ALIAS"),
                            environment.get("MODEL_VERSION"),
                            environment.get("MODEL_DIGEST"),
                            environment.get("MODEL_EVENT")));
            promote(jenkins, "version: 2");
            promote(jenkins, "rollback: true");
            awaitMoves(jenkins, List.of("1/2", "2/3", "1/4"));
        });
        move(2); // while Jenkins is down, by the command line
        sessions.then(jenkins -> {
            awaitMoves(jenkins, List.of("1/2", "2/3", "1/4", "2/5"));
            assertEquals(List.of(), moves("other"));
            // The build is in the queue when Jenkins is killed, before it has stored the queue.
            jenkins.jenkins.setNumExecutors(0);
            promote(jenkins, "version: 1");
            Eventually.holds(() -> inQueue() == 1, () -> "nothing was queued");
        });
        Files.deleteIfExists(queue());
        sessions.then(jenkins -> {
            jenkins.jenkins.setNumExecutors(2);
            awaitMoves(jenkins, List.of("1/2", "2/3", "1/4", "2/5", "1/6"));
            // The build begins after Jenkins has stored the queue, and before Jenkins is killed.
            jenkins.jenkins.setNumExecutors(0);
            promote(jenkins, "version: 2");
            Eventually.holds(() -> inQueue() == 1, () -> "nothing was queued");
            jenkins.jenkins.getQueue().save();
            Files.copy(queue(), old());
            jenkins.jenkins.setNumExecutors(2);
            awaitMoves(jenkins, List.of("1/2", "2/3", "1/4", "2/5", "1/6", "2/7"));
        });
        Files.move(old(), queue(), StandardCopyOption.REPLACE_EXISTING);
        sessions.then(jenkins -> {
            promote(jenkins, "version: 1");
            awaitMoves(jenkins, List.of("1/2", "2/3", "1/4", "2/5", "1/6", "2/7", "1/8"));
            // What somebody takes out of the queue stays out.
            jenkins.jenkins.setNumExecutors(0);
            promote(jenkins, "version: 2");
            Eventually.holds(() -> inQueue() == 1, () -> "nothing was queued");
            Queue queue = jenkins.jenkins.getQueue();
            queue.cancel(queue.getItems()[0]);
        });
        sessions.then(jenkins -> {
            jenkins.jenkins.setNumExecutors(2);
            promote(jenkins, "version: 1");
            Eventually.holds(() -> moves("freestyle").contains("1/10"), () -> "" + moves("freestyle"));
            jenkins.waitUntilNoActivity();
            assertEquals(List.of("1/2", "2/3", "1/4", "2/5", "1/6", "2/7", "1/8", "1/10"), moves("freestyle"));
        });
    }

    private static int inQueue() {
        return Jenkins.get().getQueue().getItems().length;
    }

    private Path queue() {
        return sessions.getHome().toPath().resolve("queue.xml");
    }

    private Path old() {
        return sessions.getHome().toPath().resolve("queue.old");
    }

    private void move(int version) throws Exception {
        Registry.open(sessions.getHome().toPath().resolve("mlops/registry"))
                .decisions(PromoteModelTest.CARE)
                .alias("champion", version, "somebody", BuildInfo.NONE, null);
    }

    @Test
    void triggersThatGoForgetWhatTheySaw() throws Throwable {
        sessions.then(jenkins -> {
            PromoteModelTest.register("a", Map.of());
            FreeStyleProject job = jenkins.createFreeStyleProject("freestyle");
            ModelPromotedTrigger trigger = new ModelPromotedTrigger("care", "champion");
            job.addTrigger(trigger);
            trigger.start(job, true);
            promote(jenkins, "version: 1");
            Eventually.holds(() -> moves("freestyle").equals(List.of("1/1")), () -> "" + moves("freestyle"));
            jenkins.waitUntilNoActivity();
            Path state = job.getRootDir().toPath().resolve("model-promoted.json");
            assertTrue(Files.exists(state));
            HtmlForm form = jenkins.createWebClient().getPage(job, "configure").getFormByName("config");
            HtmlInput box = form.getInputByName("io-jenkins-plugins-mlops-trigger-ModelPromotedTrigger");
            ((HtmlCheckBoxInput) box).setChecked(false);
            jenkins.submit(form);
            assertEquals(0, job.getTriggers().size());
            Eventually.holds(() -> !Files.exists(state), () -> "what the trigger saw is still there");
        });
    }

    @Test
    void whoMayNotSeeModelsAndWhoIsDisabledIsNotStarted() throws Throwable {
        sessions.then(jenkins -> {
            PromoteModelTest.register("a", Map.of());
            PromoteModelTest.register("b", Map.of());
            jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
            jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                    .grant(Jenkins.READ, Item.READ, Item.BUILD, Computer.BUILD)
                    .everywhere()
                    .to("developer", "viewer")
                    .grant(MlopsPermissions.VIEW)
                    .everywhere()
                    .to("viewer"));
            QueueItemAuthenticatorConfiguration.get()
                    .getAuthenticators()
                    .add(new MockQueueItemAuthenticator()
                            .authenticate(
                                    "blind", User.getById("developer", true).impersonate2())
                            .authenticate("seeing", User.getById("viewer", true).impersonate2()));
            for (String name : List.of("blind", "off", "seeing")) {
                FreeStyleProject job = jenkins.createFreeStyleProject(name);
                ModelPromotedTrigger trigger = new ModelPromotedTrigger("care", "champion");
                job.addTrigger(trigger);
                trigger.start(job, true);
            }
            ((FreeStyleProject) job("off")).setDisabled(true);
            promote(jenkins, "version: 1");
            Eventually.holds(() -> moves("seeing").equals(List.of("1/1")), () -> "" + moves("seeing"));
            jenkins.waitUntilNoActivity();
            ((FreeStyleProject) job("off")).setDisabled(false);
            promote(jenkins, "version: 2");
            Eventually.holds(
                    () -> moves("seeing").equals(List.of("1/1", "2/2"))
                            && moves("off").equals(List.of("2/2")),
                    () -> moves("seeing") + " " + moves("off"));
            assertEquals(List.of(), moves("blind"));
        });
    }
}
