package io.jenkins.plugins.mlops.harness.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.mlops.config.MlopsConfiguration;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms of the plugin in a browser, with the content security policy enforced: what is typed is what is kept, and nothing is refused. */
@WithJenkins
@EnabledIf(value = Chromium.IS_THERE, disabledReason = Chromium.IS_NOT)
class JenkinsFormsTest {
    /** For each step, fields and what is typed into them. */
    private static final Map<String, Map<String, String>> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("validateData", Map.of("data", "a.csv", "rules", "RowCount > 10"));
        STEPS.put("explainModel", Map.of("model", "m.json", "data", "a.csv", "target", "y"));
        STEPS.put("registerModel", Map.of("name", "care", "model", "m.json"));
        STEPS.put("promoteModel", Map.of("name", "care", "alias", "champion", "from", "challenger"));
        STEPS.put("monitorModel", Map.of("name", "care", "alias", "champion", "data", "a.csv"));
    }

    private static Chromium chromium;

    private JenkinsRule jenkins;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> forms(JenkinsRule rule) {
        jenkins = rule;
        return Stream.of(
                        Stream.of(
                                DynamicTest.dynamicTest("snippet generator", this::snippets),
                                DynamicTest.dynamicTest("snippet generator on a phone", this::snippetOnAPhone)),
                        Stream.of(
                                DynamicTest.dynamicTest("freestyle build steps", this::freestyle),
                                DynamicTest.dynamicTest("global configuration", this::configuration)))
                .flatMap(tests -> tests);
    }

    private Window open(Look look, String path) throws Exception {
        return chromium.open(look).go(jenkins.getURL() + path);
    }

    /** Fills a field by its name in the form of one step: the first that is shown. */
    private static void fill(Locator form, Map<String, String> values) {
        values.forEach((field, value) ->
                form.locator("[name='_." + field + "']:visible").first().fill(value));
    }

    private void snippets() throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "pipeline");
        try (Window window = open(Look.DESK, job.getUrl() + "pipeline-syntax/")) {
            Page page = window.page();
            for (Map.Entry<String, Map<String, String>> step : STEPS.entrySet()) {
                choose(window, step.getKey());
                fill(page.locator("form[name=config]"), step.getValue());
                // Leaving a field has Jenkins check it.
                page.keyboard().press("Tab");
                page.locator("#generatePipelineScript").click();
                window.settle();
                page.waitForFunction(
                        "(step) => document.querySelector('#prototypeText').value.startsWith(step)", step.getKey());
                String snippet = page.locator("#prototypeText").inputValue();
                step.getValue()
                        .forEach((field, value) -> assertTrue(
                                snippet.contains(field + ": ") && snippet.contains("'" + value + "'"), snippet));
                Axe.assertNothingSeriousInForm(page);
                window.assertNoTrouble();
            }
        }
    }

    private static void choose(Window window, String step) {
        Page page = window.page();
        String value = String.valueOf(page.evaluate(
                "(step) => [...document.querySelectorAll('select.dropdownList option')].map((o) => o.value).find((v) => v.startsWith(step + ':'))",
                step));
        page.locator("select.dropdownList").first().selectOption(value);
        page.locator("[name='_." + STEPS.get(step).keySet().iterator().next() + "']:visible")
                .first()
                .waitFor();
        window.settle();
    }

    private void snippetOnAPhone() throws Exception {
        try (Window window = open(Look.PHONE, "pipeline-syntax/")) {
            choose(window, "validateData");
            Layout.assertFits(window.page());
            window.assertNoTrouble();
        }
    }

    private void freestyle() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("free");
        try (Window window = open(Look.DESK, job.getUrl() + "configure")) {
            Page page = window.page();
            List<String> titles = List.of(
                    "MLOps: validate data against a data contract",
                    "MLOps: explain a model and measure it by groups",
                    "MLOps: register a model in the registry",
                    "MLOps: promote a version of a model, or roll back",
                    "MLOps: monitor a deployed model");
            int i = 0;
            for (Map<String, String> values : STEPS.values()) {
                page.locator("button", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*Add build step")))
                        .click();
                page.locator(".jenkins-dropdown__item", new Page.LocatorOptions().setHasText(titles.get(i)))
                        .first()
                        .click();
                Locator chunk = page.locator("[name=builder]").nth(i);
                chunk.waitFor();
                window.settle();
                fill(chunk, values);
                i++;
            }
            page.keyboard().press("Tab");
            window.settle();
            Axe.assertNothingSeriousInForm(page);
            page.locator("button[name=Submit]").click();
            page.waitForURL(Pattern.compile(".*/job/free/$"));
            window.assertNoTrouble();
        }
        assertEquals(
                List.of(
                        "ValidateDataBuilder",
                        "ExplainModelBuilder",
                        "RegisterModelBuilder",
                        "PromoteModelBuilder",
                        "MonitorModelBuilder"),
                job.getBuilders().stream()
                        .map(builder -> builder.getClass().getSimpleName())
                        .toList());
        String xml = job.getConfigFile().asString();
        STEPS.values()
                .forEach(values -> values.values()
                        .forEach(value -> assertTrue(
                                xml.contains(value) || xml.contains(value.replace(">", "&gt;")),
                                value + " in " + xml)));
    }

    private void configuration() throws Exception {
        try (Window window = open(Look.DESK, "manage/configure")) {
            Page page = window.page();
            Locator ours = page.locator(".jenkins-section", new Page.LocatorOptions().setHasText("MLOps stages"))
                    .last();
            ours.locator("[name='_.memory']").fill("2048");
            Locator add = ours.locator("button.hetero-list-add, button.repeatable-add")
                    .first();
            add.click();
            Locator kind = page.locator(".jenkins-dropdown__item", new Page.LocatorOptions().setHasText("MLflow"));
            if (kind.count() > 0) {
                kind.first().click();
            }
            ours.locator("[name='_.id']").waitFor();
            ours.locator("[name='_.id']").fill("lake");
            ours.locator("[name='_.url']").fill("https://mlflow.example.org");
            page.keyboard().press("Tab");
            window.settle();
            Axe.assertNothingSeriousInForm(page);
            page.locator("button[name=Submit]").click();
            page.waitForURL(Pattern.compile("^(?!.*configure).*$"));
            window.assertNoTrouble();
        }
        assertEquals(2048, MlopsConfiguration.get().getMemory());
        assertEquals(
                List.of("lake"),
                MlopsConfiguration.get().getRegistries().stream()
                        .map(ModelRegistry::getId)
                        .toList());
    }
}
