package io.jenkins.plugins.mlops.harness.browser;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ListView;
import hudson.model.Result;
import hudson.views.ListViewColumn;
import io.jenkins.plugins.mlops.registry.MlopsPermissions;
import io.jenkins.plugins.mlops.results.VerdictColumn;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Jobs that take the example through all steps, so that the pages hold what real ones hold; and people with different rights. */
final class CareJobs {
    private static final Path PROJECT = Path.of(System.getProperty("mlops.project"));

    private final JenkinsRule jenkins;

    CareJobs(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    String url(String path) {
        try {
            return jenkins.getURL() + path;
        } catch (IOException x) {
            throw new IllegalStateException(x);
        }
    }

    /** A build that fails, one that goes through all steps, and a nightly one that finds drift. */
    void build() throws Exception {
        String pipeline = Files.readString(PROJECT.resolve("examples/care/Jenkinsfile"));
        WorkflowJob care = job(
                "care",
                "node { validateData data: 'examples/care/data/faulty.csv', contract: 'examples/care/contract.odcs.yaml' }");
        jenkins.assertBuildStatus(Result.FAILURE, care.scheduleBuild2(0));
        care.setDefinition(new CpsFlowDefinition(pipeline, true));
        jenkins.assertBuildStatus(Result.UNSTABLE, care.scheduleBuild2(0));
        // A second version to compare with, promote and take back: the same files with another parameter are another
        // version in another build.
        WorkflowJob nightly = job(
                "nightly",
                Files.readString(PROJECT.resolve("examples/care/Jenkinsfile.nightly"))
                                .replace("build job:", "echo 'not here' //")
                        + "\nnode { registerModel name: 'care', model: 'examples/care/model.json' }");
        jenkins.assertBuildStatus(Result.UNSTABLE, nightly.scheduleBuild2(0));
        FreeStyleProject free = jenkins.createFreeStyleProject("free");
        free.setDescription("a job without checks");
        ListView view = new ListView("models", jenkins.jenkins);
        view.setIncludeRegex(".*");
        view.getColumns().replaceBy(List.<ListViewColumn>of(new hudson.views.JobColumn(), new VerdictColumn()));
        jenkins.jenkins.addView(view);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("viewer", "promoter")
                .grant(MlopsPermissions.VIEW)
                .everywhere()
                .to("viewer")
                .grant(MlopsPermissions.PROMOTE)
                .everywhere()
                .to("promoter"));
    }

    private WorkflowJob job(String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        new FilePath(new File(PROJECT.toFile(), "examples")).copyRecursiveTo(workspace.child("examples"));
        return job;
    }

    /** Every page of the plugin. */
    List<String> pages() {
        return List.of(
                "mlops/",
                "mlops/model/care/",
                "mlops/model/care/version/1/",
                "mlops/model/care/compare?a=1&b=2",
                "mlops-checks/",
                "view/models/",
                "job/care/",
                "job/care/mlops/",
                "job/care/1/",
                "job/care/1/mlops/",
                "job/care/2/",
                "job/care/2/mlops/",
                "job/care/2/mlops/data/",
                "job/care/2/mlops/explanation/",
                "job/care/2/mlops/registration/",
                "job/care/2/mlops/promotion/",
                "job/nightly/1/mlops/");
    }
}
