package io.jenkins.plugins.mlops.harness;

import hudson.model.Result;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.MlopsAction;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** Pipelines for tests, and the data they check. */
final class Pipelines {
    /** Ten rows; one has no age, one an age that cannot be. */
    static final String DATA = "person,age\\n1,20\\n2,30\\n3,\\n4,40\\n5,50\\n6,60\\n7,70\\n8,80\\n9,90\\n10,400\\n";

    private Pipelines() {}

    /** A Scripted Pipeline, in the sandbox, with the data in its workspace. */
    static WorkflowJob scripted(JenkinsRule jenkins, String name, String label, String body) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        define(job, label, body);
        return job;
    }

    static void define(WorkflowJob job, String label, String body) throws Exception {
        job.setDefinition(new CpsFlowDefinition(
                "node('" + label + "') {\n writeFile file: 'people.csv', text: '" + DATA + "'\n" + body + "\n}", true));
    }

    static WorkflowRun run(JenkinsRule jenkins, WorkflowJob job, Result expected) throws Exception {
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    static List<CheckSummary> checks(WorkflowRun run) {
        return MlopsAction.checksOf(run);
    }
}
