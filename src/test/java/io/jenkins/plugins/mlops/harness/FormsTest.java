package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Item;
import io.jenkins.plugins.mlops.config.AgentCache;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.config.Outcomes;
import io.jenkins.plugins.mlops.config.jdbc.JdbcConnection;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Forms: what they offer, to whom, and what becomes of what is typed. */
@SharedJenkins
class FormsTest {
    private static final String STEP = "descriptorByName/io.jenkins.plugins.mlops.steps.ValidateDataStep/";
    private static final String STEPS = "descriptorByName/io.jenkins.plugins.mlops.steps.";
    private static final String CONFIG = "descriptorByName/io.jenkins.plugins.mlops.config.";
    private static final String GLOBAL = CONFIG + "MlopsConfiguration/";
    private static final String CACHE = CONFIG + "AgentCache/";
    private static final String OUTCOMES = CONFIG + "Outcomes/";

    private static String post(JenkinsRule jenkins, JenkinsRule.WebClient client, String path, String value)
            throws Exception {
        client.setThrowExceptionOnFailingStatusCode(false);
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("value", value)));
        client.addCrumb(request);
        return client.getPage(request).getWebResponse().getContentAsString();
    }

    @Test
    void theSnippetGeneratorWritesWhatCanBeRead(JenkinsRule jenkins) throws Exception {
        ValidateDataStep step = new ValidateDataStep("data/*.csv");
        assertEquals("validateData data: 'data/*.csv'", Snippetizer.object2Groovy(step));
        step.setRules(List.of("RowCount > 1", "ColumnValues \"x\" in [\"a\", \"b\"]"));
        step.setLabel("Train");
        step.setSplits(Map.of("test", "t.csv"));
        step.setOnWarning("note");
        step.setMissing(List.of("NA", Map.of("age", -999)));
        step.setThousands(" ");
        step.setPartitions(true);
        String snippet = Snippetizer.object2Groovy(step);
        assertTrue(snippet.startsWith("validateData ") && snippet.contains("rules: ['RowCount > 1', "), snippet);
        assertTrue(snippet.contains("splits: 'test=t.csv'") && snippet.contains("onWarning: 'note'"), snippet);
        assertTrue(snippet.contains("missing: ['NA', 'age=-999']") && snippet.contains("thousands: ' '"), snippet);
        assertTrue(snippet.contains("partitions: true"), snippet);
        assertFalse(snippet.contains("onFailed") || snippet.contains("delimiter"), snippet);
        DescribableModel<ValidateDataStep> model = DescribableModel.of(ValidateDataStep.class);
        ValidateDataStep again = model.instantiate(model.uninstantiate2(step).getArguments(), null);
        jenkins.assertEqualDataBoundBeans(step, again);
    }

    @Test
    void theSnippetGeneratorsFormIsRead(JenkinsRule jenkins) throws Exception {
        jenkins.createProject(WorkflowJob.class, "job");
        JenkinsRule.WebClient client = jenkins.createWebClient();
        WebRequest request =
                new WebRequest(new URL(jenkins.getURL(), "job/job/pipeline-syntax/generateSnippet"), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair(
                "json",
                "{\"stapler-class\": \"io.jenkins.plugins.mlops.steps.ValidateDataStep\", \"data\": \"a.csv\\nb.csv\", \"contract\": \"\", \"object\": \"\","
                        + " \"rules\": \"RowCount > 1\", \"label\": \"\", \"onFailed\": \"\", \"onWarning\": \"\","
                        + " \"onInconclusive\": \"\", \"baseline\": \"\", \"reference\": \"\", \"splits\": \"\", \"target\": \"\","
                        + " \"slices\": \"\", \"sensitive\": \"\", \"delimiter\": \"\", \"encoding\": \"\", \"kinds\": \"zip=category\\n\","
                        + " \"missing\": \"\", \"thousands\": \" \", \"header\": \"a, b\", \"partitions\": false}")));
        client.addCrumb(request);
        assertEquals(
                "validateData data: ['a.csv', 'b.csv'], header: ['a', 'b'], kinds: 'zip=category', rules: 'RowCount > 1', thousands: ' '",
                client.getPage(request).getWebResponse().getContentAsString());
    }

    @Test
    void everyParameterHasHelp(JenkinsRule jenkins) throws Exception {
        DescribableModel<ValidateDataStep> model = DescribableModel.of(ValidateDataStep.class);
        int parameters = 0;
        for (var parameter : model.getParameters()) {
            if (!parameter.isDeprecated()) { // the old spelling of the label is read, and told nowhere
                parameters++;
                assertTrue(parameter.getHelp() != null && parameter.getHelp().length() > 40, parameter.getName());
            }
        }
        assertEquals(30, parameters);
    }

    /** What can be checked without a file is told while it is typed, with the engine's own words. */
    @Test
    void readingIsCheckedWhileItIsTyped(JenkinsRule jenkins) throws Exception {
        Map<String, String> told = Map.ofEntries(
                Map.entry("checkKinds zip=categry", "did you mean &quot;category&quot;?"),
                Map.entry("checkKinds zip", "COLUMN=KIND"),
                Map.entry("checkKinds zip = category", "begins or ends with a blank"),
                Map.entry("checkMissing age=", "COLUMN=TOKEN"),
                Map.entry("checkMissing NA ", "begins or ends with a blank"),
                Map.entry("checkDelimiter ;;", "expected one character"),
                Map.entry("checkDecimal ;", "expected . or ,"),
                Map.entry("checkThousands .", "decimal and thousands are both"),
                Map.entry("checkQuote ''", "expected one character"),
                Map.entry("checkEscape \\\\", "expected one character"),
                Map.entry("checkComment //", "expected one character"),
                Map.entry("checkHeader a,,b", "a name is empty"),
                Map.entry("checkHeader a\na", "stands twice"),
                Map.entry("checkEncoding cp1252", "expected utf-8"));
        Map<String, String> fine = Map.ofEntries(
                Map.entry("checkKinds", "zip=category\nage=Number\n"),
                Map.entry("checkMissing", "NA\nage=-999"),
                Map.entry("checkDelimiter", "\t"),
                Map.entry("checkDecimal", ","),
                Map.entry("checkThousands", " "),
                Map.entry("checkQuote", "'"),
                Map.entry("checkEscape", "\\"),
                Map.entry("checkComment", "#"),
                Map.entry("checkHeader", "id, age"),
                Map.entry("checkEncoding", "UTF-16"));
        for (String step : List.of("ValidateData", "ExplainModel", "MonitorModel")) {
            String path = STEP.replace("ValidateData", step);
            for (Map.Entry<String, String> each : told.entrySet()) {
                int blank = each.getKey().indexOf(' ');
                String check = each.getKey().substring(0, blank);
                String value = each.getKey().substring(blank + 1);
                String answer = post(jenkins, jenkins.createWebClient(), path + check, value);
                assertTrue(answer.contains(each.getValue()), step + " " + each.getKey() + ": " + answer);
            }
            for (Map.Entry<String, String> each : fine.entrySet()) {
                for (String value : List.of(each.getValue(), "")) {
                    String answer = post(jenkins, jenkins.createWebClient(), path + each.getKey(), value);
                    assertFalse(answer.contains("error") || answer.contains("warning"), step + " " + each + answer);
                }
            }
        }
    }

    /** By the parser that reads them when the step runs; what no rule of the step can mean is told, too. */
    @Test
    void rulesAreCheckedWhileTheyAreTyped(JenkinsRule jenkins) throws Exception {
        String[][] told = {
            {
                "ValidateData",
                "RowCont > 1",
                "rule 1:1:1: unknown rule &quot;RowCont&quot;",
                "did you mean &quot;RowCount&quot;?"
            },
            {"ValidateData", "RowCount > 1\n\nIsComplete", "rule 2:1:1", "IsComplete takes 1 parameter"},
            {"ValidateData", "Auc > 0.7", "unknown rule &quot;Auc&quot; for validateData", ""},
            {"ValidateData", "ColumnValues \"a\" in [1, 2", "expected", ""},
            {"ExplainModel", "Auc >= 75", "Auc is between 0 and 1; the limit 75 is outside", ""},
            {"ExplainModel", "TopFeatures \"five\" excludes [\"id\"]", "takes a number of features", ""},
            {"ExplainModel", "WorstSliceAccuracy \"age\" >= 0.6 where \"a\"", "takes no &quot;where&quot;", ""},
            {"MonitorModel", "DriftedShare < \"x\"", "DriftedShare needs a number", ""},
            {"MonitorModel", "Psi < 0.1", "Psi takes 1 parameter", ""}
        };
        String[][] fine = {
            {"ValidateData", "RowCount > 1\n\nIsComplete \"age\" : warning\nSplitOverlap \"test\" \"id\" = 0"},
            {"ExplainModel", "Auc >= 0.75\nDemographicParityRatio \"sex\" >= 0.8"},
            {"MonitorModel", "DriftedShare < 0.3\nPsi \"age\" < 0.1\nAuc >= 0.7"},
            {"MonitorModel", ""}
        };
        JenkinsRule.WebClient client = jenkins.createWebClient();
        for (String[] each : told) {
            String answer = post(jenkins, client, STEP.replace("ValidateData", each[0]) + "checkRules", each[1]);
            assertTrue(answer.contains(each[2]) && answer.contains(each[3]), each[1] + ": " + answer);
        }
        for (String[] each : fine) {
            String answer = post(jenkins, client, STEP.replace("ValidateData", each[0]) + "checkRules", each[1]);
            assertFalse(answer.contains("error") || answer.contains("warning"), each[1] + ": " + answer);
        }
    }

    @Test
    void globalSettingsSurviveTheirForm(JenkinsRule jenkins) throws Exception {
        MlopsConfiguration configuration = MlopsConfiguration.get();
        configuration.setJava("/opt/jdk-21");
        configuration.setMemory(2048);
        configuration.setThreads(3);
        configuration.setReportLimit(7);
        configuration.setProtectedAliases("");
        Outcomes outcomes = new Outcomes();
        outcomes.setOnFailed("UNSTABLE");
        outcomes.setOnWarning("NOTE");
        outcomes.setOnInconclusive("FAILURE");
        configuration.setOutcomes(outcomes);
        AgentCache cache = new AgentCache();
        cache.setFolder("/var/cache/jenkins");
        cache.setDays(7);
        configuration.setCache(cache);
        jenkins.configRoundtrip();
        assertEquals(7, configuration.getReportLimit());
        assertEquals("", configuration.getProtectedAliases());
        assertNotSame(outcomes, configuration.getOutcomes());
        jenkins.assertEqualDataBoundBeans(outcomes, configuration.getOutcomes());
        jenkins.assertEqualDataBoundBeans(cache, configuration.getCache());
        assertEquals("/opt/jdk-21", configuration.getJava());
        assertEquals(2048, configuration.getMemory());
        assertEquals(3, configuration.getThreads());
        configuration.setMemory(1);
        assertEquals(512, configuration.getMemory(), "less cannot work");
        MlopsConfiguration loaded = new MlopsConfiguration();
        loaded.load();
        assertEquals("/opt/jdk-21", loaded.getJava());
        assertEquals(settings(configuration), settings(loaded));
        Path file =
                jenkins.jenkins.getRootDir().toPath().resolve("io.jenkins.plugins.mlops.config.MlopsConfiguration.xml");
        String stored = Files.readString(file);
        // A file of a version that had fewer settings.
        Files.writeString(
                file,
                "<?xml version='1.1' encoding='UTF-8'?>\n<io.jenkins.plugins.mlops.config.MlopsConfiguration>\n  <memory>2048</memory>\n"
                        + "  <threads>3</threads>\n  <registries/>\n</io.jenkins.plugins.mlops.config.MlopsConfiguration>\n");
        MlopsConfiguration old = new MlopsConfiguration();
        old.load();
        assertEquals("2048 96 champion FAILURE UNSTABLE UNSTABLE 30 null", settings(old));
        // A file that somebody wrote by hand: what cannot be is not taken, the rest is.
        Files.writeString(
                file,
                stored.replace("/var/cache/jenkins", "/var/../etc").replace("<onFailed>UNSTABLE", "<onFailed>MAYBE"));
        MlopsConfiguration bent = new MlopsConfiguration();
        bent.load();
        assertEquals("512 7  FAILURE NOTE FAILURE 30 null", settings(bent));
    }

    private static String settings(MlopsConfiguration configuration) {
        Outcomes outcomes = configuration.getOutcomes();
        return configuration.getMemory() + " " + configuration.getReportLimit() + " "
                + configuration.getProtectedAliases() + " " + outcomes.getOnFailed() + " "
                + outcomes.getOnWarning() + " " + outcomes.getOnInconclusive() + " "
                + configuration.getCache().getDays() + " "
                + configuration.getCache().getFolder();
    }

    @Test
    void whatTheGlobalFormCannotMeanIsRefusedInOneLine(JenkinsRule jenkins) throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = client.goTo("manage/configure").getFormByName("config");
        form.getInputByName("_.folder").setValue("relative/../folder");
        WebResponse answer = jenkins.submit(form).getWebResponse();
        assertEquals(400, answer.getStatusCode());
        assertTrue(answer.getContentAsString().contains("Give an absolute path without"), answer.getContentAsString());
        assertFalse(answer.getContentAsString().contains("at io.jenkins"), answer.getContentAsString());
        assertNull(MlopsConfiguration.get().getCache().getFolder());
    }

    @Test
    void formsAnswerOnlyThoseWhoMayConfigure(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "job");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "author")
                .grant(Item.CONFIGURE)
                .onItems(job)
                .to("author")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        String bad = "<b>no</b>";
        String inJob = job.getUrl() + STEP;
        assertTrue(post(jenkins, jenkins.createWebClient().login("author"), inJob + "checkLabel", bad)
                .contains("error"));
        assertFalse(post(jenkins, jenkins.createWebClient().login("reader"), inJob + "checkLabel", bad)
                .contains("error"));
        assertTrue(post(jenkins, jenkins.createWebClient().login("author"), inJob + "checkRules", "RowCont > 1")
                .contains("error"));
        assertFalse(post(jenkins, jenkins.createWebClient().login("reader"), inJob + "checkRules", "RowCont > 1")
                .contains("error"));
        for (String field :
                List.of("ValidateDataStep/checkData", "RegisterModelStep/checkName", "MonitorModelStep/checkName")) {
            assertFalse(
                    post(jenkins, jenkins.createWebClient().login("author"), job.getUrl() + STEPS + field, "")
                            .contains("error"),
                    "nothing is wrong with a field that nobody filled yet: " + field);
        }
        String odd = post(
                jenkins,
                jenkins.createWebClient().login("author"),
                job.getUrl() + STEPS + "RegisterModelStep/checkName",
                "a/b");
        assertTrue(odd.contains("error") && odd.contains("begins with a letter or digit"), odd);
        assertFalse(
                post(
                                jenkins,
                                jenkins.createWebClient().login("author"),
                                job.getUrl() + STEPS + "MonitorModelStep/checkName",
                                "a/b")
                        .contains("error"),
                "a model that is there may have a name from before");
        MlopsConfiguration.get()
                .setConnections(List.of(new JdbcConnection("lake", "jdbc:postgresql://db.example.org/care")));
        for (Map.Entry<String, String> list : Map.of(
                        "ValidateDataStep/fillConnectionItems",
                        "lake",
                        "RegisterModelStep/fillRegistryItems",
                        "embedded",
                        "MonitorModelStep/fillConnectionItems",
                        "lake")
                .entrySet()) {
            String url = job.getUrl() + STEPS + list.getKey();
            assertTrue(
                    post(jenkins, jenkins.createWebClient().login("author"), url, "")
                            .contains("\"" + list.getValue() + "\""),
                    list.getKey());
            assertEquals("[]", post(jenkins, jenkins.createWebClient().login("reader"), url, ""), list.getKey());
        }
        MlopsConfiguration.get().setConnections(List.of());
        assertFalse(
                post(jenkins, jenkins.createWebClient().login("author"), STEP + "checkLabel", bad)
                        .contains("error"),
                "outside of a job");
        assertTrue(post(jenkins, jenkins.createWebClient().login("admin"), STEP + "checkLabel", bad)
                .contains("error"));
        for (String list :
                List.of("fillOnFailedItems", "fillOnWarningItems", "fillOnInconclusiveItems", "fillBaselineItems")) {
            String known = list.equals("fillBaselineItems") ? "lastSuccessful" : "UNSTABLE";
            assertTrue(
                    post(jenkins, jenkins.createWebClient().login("author"), inJob + list, "")
                            .contains(known),
                    list);
            assertFalse(
                    post(jenkins, jenkins.createWebClient().login("reader"), inJob + list, "")
                            .contains(known),
                    list);
        }
        for (String check : List.of(
                GLOBAL + "checkMemory",
                GLOBAL + "checkThreads",
                GLOBAL + "checkReportLimit",
                CACHE + "checkDays",
                CACHE + "checkFolder")) {
            assertTrue(
                    post(jenkins, jenkins.createWebClient().login("admin"), check, "-5")
                            .contains("error"),
                    check);
            assertFalse(
                    post(jenkins, jenkins.createWebClient().login("author"), check, "-5")
                            .contains("error"),
                    check);
        }
        for (String list : List.of("fillOnFailedItems", "fillOnWarningItems", "fillOnInconclusiveItems")) {
            assertTrue(
                    post(jenkins, jenkins.createWebClient().login("admin"), OUTCOMES + list, "")
                            .contains("UNSTABLE"),
                    list);
            assertFalse(
                    post(jenkins, jenkins.createWebClient().login("author"), OUTCOMES + list, "")
                            .contains("UNSTABLE"),
                    list);
        }
    }
}
