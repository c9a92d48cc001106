package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.net.URL;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Forms: what they offer, to whom, and what becomes of what is typed. */
@WithJenkins
class FormsTest {
    private static final String STEP = "descriptorByName/io.jenkins.plugins.mlops.steps.ValidateDataStep/";
    private static final String GLOBAL = "descriptorByName/io.jenkins.plugins.mlops.config.MlopsConfiguration/";

    private static String post(JenkinsRule jenkins, JenkinsRule.WebClient client, String path, String value) throws Exception {
        client.setThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("value", value)));
        client.addCrumb(request);
        return client.getPage(request).getWebResponse().getContentAsString();
    }

    @Test
    void theSnippetGeneratorWritesWhatCanBeRead(JenkinsRule jenkins) throws Exception {
        ValidateDataStep step = new ValidateDataStep("data/*.csv");
        assertEquals("validateData 'data/*.csv'", Snippetizer.object2Groovy(step));
        step.setRules(List.of("RowCount > 1", "ColumnValues \"x\" in [\"a\", \"b\"]"));
        step.setName("Train");
        step.setSplits(Map.of("test", "t.csv"));
        step.setOnWarning("note");
        String snippet = Snippetizer.object2Groovy(step);
        assertTrue(snippet.startsWith("validateData ") && snippet.contains("rules: ['RowCount > 1', "), snippet);
        assertTrue(snippet.contains("splits: 'test=t.csv'") && snippet.contains("onWarning: 'note'"), snippet);
        assertFalse(snippet.contains("onFailed") || snippet.contains("delimiter"), snippet);
        DescribableModel<ValidateDataStep> model = DescribableModel.of(ValidateDataStep.class);
        ValidateDataStep again = model.instantiate(model.uninstantiate2(step).getArguments(), null);
        jenkins.assertEqualDataBoundBeans(step, again);
    }

    @Test
    void theSnippetGeneratorsFormIsRead(JenkinsRule jenkins) throws Exception {
        jenkins.createProject(WorkflowJob.class, "job");
        JenkinsRule.WebClient client = jenkins.createWebClient();
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), "job/job/pipeline-syntax/generateSnippet"), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair(
                "json",
                "{\"stapler-class\": \"io.jenkins.plugins.mlops.steps.ValidateDataStep\", \"data\": \"a.csv\\nb.csv\", \"contract\": \"\", \"object\": \"\","
                        + " \"rules\": \"RowCount > 1\", \"name\": \"\", \"onFailed\": \"FAILURE\", \"onWarning\": \"UNSTABLE\","
                        + " \"onInconclusive\": \"UNSTABLE\", \"baseline\": \"\", \"reference\": \"\", \"splits\": \"\", \"target\": \"\","
                        + " \"slices\": \"\", \"sensitive\": \"\", \"delimiter\": \"\", \"encoding\": \"\"}")));
        client.addCrumb(request);
        assertEquals("validateData data: ['a.csv', 'b.csv'], rules: 'RowCount > 1'", client.getPage(request).getWebResponse().getContentAsString());
    }

    @Test
    void everyParameterHasHelp(JenkinsRule jenkins) throws Exception {
        DescribableModel<ValidateDataStep> model = DescribableModel.of(ValidateDataStep.class);
        for (var parameter : model.getParameters()) {
            assertTrue(parameter.getHelp() != null && parameter.getHelp().length() > 40, parameter.getName());
        }
        assertEquals(17, model.getParameters().size());
    }

    @Test
    void globalSettingsSurviveTheirForm(JenkinsRule jenkins) throws Exception {
        MlopsConfiguration configuration = MlopsConfiguration.get();
        configuration.setJava("/opt/jdk-21");
        configuration.setMemory(2048);
        configuration.setThreads(3);
        jenkins.configRoundtrip();
        assertEquals("/opt/jdk-21", configuration.getJava());
        assertEquals(2048, configuration.getMemory());
        assertEquals(3, configuration.getThreads());
        configuration.setMemory(1);
        assertEquals(512, configuration.getMemory(), "less cannot work");
        MlopsConfiguration loaded = new MlopsConfiguration();
        loaded.load();
        assertEquals("/opt/jdk-21", loaded.getJava());
    }

    @Test
    void formsAnswerOnlyThoseWhoMayConfigure(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ).everywhere().to("reader", "author")
                .grant(Item.CONFIGURE).onItems(job).to("author")
                .grant(Jenkins.ADMINISTER).everywhere().to("admin"));
        String bad = "<b>no</b>";
        String inJob = job.getUrl() + STEP;
        assertTrue(post(jenkins, jenkins.createWebClient().login("author"), inJob + "checkName", bad).contains("error"));
        assertFalse(post(jenkins, jenkins.createWebClient().login("reader"), inJob + "checkName", bad).contains("error"));
        assertTrue(post(jenkins, jenkins.createWebClient().login("author"), inJob + "checkData", "").contains("error"));
        assertFalse(post(jenkins, jenkins.createWebClient().login("reader"), inJob + "checkData", "").contains("error"));
        assertFalse(post(jenkins, jenkins.createWebClient().login("author"), STEP + "checkName", bad).contains("error"), "outside of a job");
        assertTrue(post(jenkins, jenkins.createWebClient().login("admin"), STEP + "checkName", bad).contains("error"));
        for (String list : List.of("fillOnFailedItems", "fillOnWarningItems", "fillOnInconclusiveItems", "fillBaselineItems")) {
            String known = list.equals("fillBaselineItems") ? "lastSuccessful" : "UNSTABLE";
            assertTrue(post(jenkins, jenkins.createWebClient().login("author"), inJob + list, "").contains(known), list);
            assertFalse(post(jenkins, jenkins.createWebClient().login("reader"), inJob + list, "").contains(known), list);
        }
        for (String check : List.of("checkMemory", "checkThreads")) {
            assertTrue(post(jenkins, jenkins.createWebClient().login("admin"), GLOBAL + check, "-5").contains("error"), check);
            assertFalse(post(jenkins, jenkins.createWebClient().login("author"), GLOBAL + check, "-5").contains("error"), check);
        }
    }
}
