package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.Result;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class DeclarativeTest {
    private static WorkflowRun run(JenkinsRule jenkins, String name, String step, Result expected) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(
                "pipeline { agent any\n stages {\n"
                        + "stage('Data') { steps { writeFile file: 'people.csv', text: '" + Pipelines.DATA + "'\n"
                        + step + " } }\n"
                        + "stage('Train') { steps { echo 'TRAINING' } } } }",
                true));
        return Pipelines.run(jenkins, job, expected);
    }

    @Test
    void aStringAndAListAndAMapAreAccepted(JenkinsRule jenkins) throws Exception {
        WorkflowRun run = run(
                jenkins,
                "passes",
                "validateData data: 'people.csv', rules: 'RowCount = 10'\n"
                        + "validateData data: ['people.csv'], rules: ['RowCount = 10', 'IsComplete \"person\"'], sensitive: ['age'],"
                        + " splits: [test: 'people.csv'], label: 'Lists', onFailed: 'FAILURE'\n"
                        + "validateData data: 'people.csv', rules: 'RowCount = 10', kinds: [age: 'number'], missing: ['NA', [age: '-999']],"
                        + " thousands: ' ', partitions: true, label: 'Reading'",
                Result.SUCCESS);
        assertEquals(3, Pipelines.checks(run).size());
        jenkins.assertLogContains("TRAINING", run);
    }

    @Test
    void aBrokenGateStopsTheStagesBehindIt(JenkinsRule jenkins) throws Exception {
        WorkflowRun run =
                run(jenkins, "fails", "validateData data: 'people.csv', rules: 'IsComplete \"age\"'", Result.FAILURE);
        assertEquals(CheckVerdict.FAILED, Pipelines.checks(run).get(0).getVerdict());
        jenkins.assertLogNotContains("TRAINING", run);
    }
}
