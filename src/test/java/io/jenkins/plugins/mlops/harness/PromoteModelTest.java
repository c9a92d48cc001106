package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryEvent;
import io.jenkins.plugins.mlops.engine.registry.Staging;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;

/** Aliases that builds move, and those they may not. */
@SharedJenkins
class PromoteModelTest {
    static final ModelName CARE = new ModelName("care");

    /** A version without a build. */
    static void register(String content, Map<String, Double> metrics) throws Exception {
        Registry registry = EmbeddedRegistry.get().open();
        try (Staging staging = registry.stage()) {
            staging.add("model.json", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), null);
            registry.register(
                    staging, RegistrationRequest.of(CARE.text(), "somebody").with(metrics));
        }
    }

    private static WorkflowRun run(JenkinsRule jenkins, String name, Result expected, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(body, true)); // no node: it needs none
        return Pipelines.run(jenkins, job, expected);
    }

    private static Map<String, Integer> aliases() throws Exception {
        return EmbeddedRegistry.get().open().aliases(CARE);
    }

    @Test
    void aliasesMoveWhenNothingGetsWorse(JenkinsRule jenkins) throws Exception {
        register("a", Map.of("auc", 0.8, "rmse", 2.0));
        register("b", Map.of("auc", 0.795, "rmse", 1.5));
        run(jenkins, "first", Result.SUCCESS, "promoteModel name: 'care', version: 1, alias: 'champion'");
        WorkflowRun worse = run(
                jenkins,
                "worse",
                Result.FAILURE,
                "promoteModel name: 'care', version: 2, alias: 'champion', compare: ['auc', 'rmse:lower']");
        jenkins.assertLogContains(
                "ERROR: promoteModel: FAILED, the alias stays where it is: auc is 0.795, the champion has 0.8", worse);
        assertEquals(Map.of("champion", 1), aliases());
        assertEquals(1, Pipelines.checks(worse).get(0).getFailed());
        WorkflowRun better = run(
                jenkins,
                "better",
                Result.SUCCESS,
                "def p = promoteModel name: 'care', version: '2', alias: 'champion', compare: ['auc:higher:0.01', 'rmse:lower'], note: 'by night'\n"
                        + "echo \"GOT ${p.verdict} ${p.uri} ${p.version}\"");
        jenkins.assertLogContains("GOT PASSED models:/care/2 2", better);
        assertEquals(Map.of("champion", 2), aliases());
        RegistryEvent event =
                EmbeddedRegistry.get().open().newestEvents(CARE, 1).get(0);
        assertEquals("by night", event.note());
        assertEquals("better #1", event.build().name());
        assertEquals(RegistryEvent.Kind.PROMOTE, event.kind());
        run(jenkins, "back", Result.SUCCESS, "promoteModel name: 'care', alias: 'champion', rollback: true");
        assertEquals(Map.of("champion", 1), aliases());
        run(
                jenkins,
                "from",
                Result.SUCCESS,
                "promoteModel name: 'care', version: 2, alias: 'next'\npromoteModel name: 'care', from: 'next', alias: 'champion'");
        assertEquals(Map.of("champion", 2, "next", 2), aliases());
        assertEquals(List.of(), EmbeddedRegistry.get().open().maintenance().verify());
    }

    @Test
    void badWishesAreRefusedInOneLine(JenkinsRule jenkins) throws Exception {
        register("a", Map.of());
        String script = "";
        for (String arguments : List.of(
                "name: 'cara', version: 1, alias: 'x'",
                "name: 'care', version: 7, alias: 'x'",
                "name: 'care', version: 'new', alias: 'x'",
                "name: 'care', alias: 'x'",
                "name: 'care', alias: 'x', from: 'y'",
                "name: 'care', version: 1, alias: '<b>'",
                "name: 'care', version: 1, alias: 'x', compare: 'auc:sideways'",
                "name: 'care', alias: 'x', rollback: true")) {
            script += "catchError(buildResult: 'SUCCESS') { promoteModel " + arguments + " }\n";
        }
        WorkflowRun run = run(jenkins, "bad", Result.SUCCESS, script);
        for (String line : List.of(
                "there is no model cara; did you mean \"care\"?",
                "the model care has no version 7; its newest is 1",
                "version: expected a number from 1, found \"new\"",
                "name the version, or the alias that points at it",
                "the model care has no alias \"y\"",
                "an alias is a letter followed by",
                "a comparison is written METRIC",
                "there is nothing to roll back to")) {
            jenkins.assertLogContains("ERROR: promoteModel: ", run);
            jenkins.assertLogContains(line, run);
        }
        assertEquals(Map.of(), aliases());
    }

    @Test
    void protectedAliasesNeedThePermissionOfTheUserABuildRunsAs(JenkinsRule jenkins) throws Exception {
        register("a", Map.of());
        register("b", Map.of());
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD, Computer.BUILD)
                .everywhere()
                .to("developer", "promoter")
                .grant(MlopsPermissions.PROMOTE)
                .everywhere()
                .to("promoter"));
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(new MockQueueItemAuthenticator()
                        .authenticate(
                                "by-developer", User.getById("developer", true).impersonate2())
                        .authenticate(
                                "by-promoter", User.getById("promoter", true).impersonate2()));
        WorkflowRun developer = run(
                jenkins,
                "by-developer",
                Result.FAILURE,
                "promoteModel name: 'care', version: 1, alias: 'staging'\npromoteModel name: 'care', version: 1, alias: 'champion'");
        jenkins.assertLogContains(
                "ERROR: promoteModel: the alias \"champion\" is protected, and this build runs as a user without the permission MLOps/Promote",
                developer);
        assertEquals(Map.of("staging", 1), aliases());
        run(jenkins, "by-promoter", Result.SUCCESS, "promoteModel name: 'care', version: 1, alias: 'champion'");
        assertEquals(Map.of("champion", 1, "staging", 1), aliases());
        run(jenkins, "by-system", Result.SUCCESS, "promoteModel name: 'care', version: 2, alias: 'champion'");
        assertEquals(Map.of("champion", 2, "staging", 1), aliases());
    }
}
