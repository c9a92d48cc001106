package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import hudson.FilePath;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.tasks.Builder;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.steps.CheckStep;
import io.jenkins.plugins.mlops.steps.ExplainModelBuilder;
import io.jenkins.plugins.mlops.steps.ExplainModelStep;
import io.jenkins.plugins.mlops.steps.MonitorModelBuilder;
import io.jenkins.plugins.mlops.steps.MonitorModelStep;
import io.jenkins.plugins.mlops.steps.PromoteModelBuilder;
import io.jenkins.plugins.mlops.steps.PromoteModelStep;
import io.jenkins.plugins.mlops.steps.RegisterModelBuilder;
import io.jenkins.plugins.mlops.steps.RegisterModelStep;
import io.jenkins.plugins.mlops.steps.RegistrationOutcome;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What all five steps have to have, in a Pipeline, in the generators and in freestyle jobs. */
@WithJenkins
class StepsTest {
    private static final Path EXAMPLE = Path.of("examples/care").toAbsolutePath();
    private static final List<String> NAMES =
            List.of("validateData", "explainModel", "registerModel", "promoteModel", "monitorModel");

    /** Parameters that change nothing: promotions neither warn nor leave anything open. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("promoteModel.onWarning", "promoteModel.onInconclusive");

    /** Each step as somebody fills it in, in an order in which each finds what it needs. */
    private static List<CheckStep> filled() {
        ValidateDataStep data = new ValidateDataStep(List.of("train.csv", "test.csv"));
        data.setRules(List.of("RowCount > 100", "ColumnValues \"sex\" in [\"male\", \"female\"]"));
        data.setSlices("sex,site");
        data.setOut("out/data");
        data.setKinds(Map.of("site", "category"));
        data.setMissing(List.of("NA", Map.of("age", -999)));
        data.setThousands(" ");
        ExplainModelStep explanation = new ExplainModelStep("model.json", "test.csv", "high_use");
        explanation.setRules("Auc >= 0.6");
        explanation.setSensitive(List.of("sex", "black"));
        explanation.setThreshold(0.3);
        explanation.setMissing("-999");
        RegisterModelStep registration = new RegisterModelStep("care", List.of("model.json", "roles.json"));
        registration.setAlias("challenger");
        registration.setRequires(List.of("data", "explanation"));
        registration.setTags(Map.of("team", "it's \"ours\""));
        PromoteModelStep promotion = new PromoteModelStep("care", "champion");
        promotion.setFrom("challenger");
        promotion.setCompare("auc:higher:0.01");
        promotion.setNote("it's $fine");
        MonitorModelStep monitoring = new MonitorModelStep("test.csv");
        monitoring.setReference("train.csv");
        monitoring.setRoles("roles.json");
        monitoring.setName("watch");
        monitoring.setLimits(Map.of("Psi", "0.2"));
        monitoring.setLevel(0.01);
        monitoring.setKinds("site=category");
        return List.of(data, explanation, registration, promotion, monitoring);
    }

    private static Builder builder(CheckStep step) {
        if (step instanceof ValidateDataStep data) {
            return new ValidateDataBuilder(data);
        } else if (step instanceof ExplainModelStep explanation) {
            return new ExplainModelBuilder(explanation);
        } else if (step instanceof RegisterModelStep registration) {
            return new RegisterModelBuilder(registration);
        } else if (step instanceof PromoteModelStep promotion) {
            return new PromoteModelBuilder(promotion);
        }
        return new MonitorModelBuilder((MonitorModelStep) step);
    }

    private static void provide(FilePath workspace) throws Exception {
        for (String name : List.of("model.json", "roles.json", "data/train.csv", "data/test.csv")) {
            new FilePath(EXAMPLE.resolve(name).toFile())
                    .copyTo(workspace.child(Path.of(name).getFileName().toString()));
        }
    }

    private static Map<String, CheckVerdict> verdicts(List<CheckSummary> checks) {
        Map<String, CheckVerdict> verdicts = new TreeMap<>();
        checks.forEach(check -> verdicts.put(check.getId(), check.getVerdict()));
        return verdicts;
    }

    @Test
    void whatTheGeneratorsWriteRuns(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "generated");
        StringBuilder snippets = new StringBuilder();
        for (CheckStep step : filled()) {
            String snippet = Snippetizer.object2Groovy(step);
            DescribableModel<CheckStep> model = (DescribableModel<CheckStep>) DescribableModel.of(step.getClass());
            CheckStep again = model.instantiate(model.uninstantiate2(step).getArguments(), null);
            assertEquals(snippet, Snippetizer.object2Groovy(again), "what is read is what was written");
            snippets.append(snippet).append('\n');
        }
        String stage = directive(
                jenkins,
                job,
                "{\"stapler-class\": \"org.jenkinsci.plugins.pipeline.modeldefinition.generator.StageDirective\", \"name\": \"Models\","
                        + " \"contentType\": \"STEPS\"}");
        int steps = stage.indexOf("steps {");
        assertTrue(steps > 0, stage);
        stage = stage.substring(0, steps) + "steps {\n" + snippets + stage.substring(stage.indexOf('}', steps));
        String agent = directive(
                jenkins,
                job,
                "{\"stapler-class\": \"org.jenkinsci.plugins.pipeline.modeldefinition.generator.AgentDirective\","
                        + " \"agent\": {\"stapler-class\": \"org.jenkinsci.plugins.pipeline.modeldefinition.agent.impl.Any\"}}");
        job.setDefinition(new CpsFlowDefinition("pipeline {\n" + agent + "\nstages {\n" + stage + "\n}\n}", true));
        provide(jenkins.jenkins.getWorkspaceFor(job));
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        Map<String, CheckVerdict> pipeline = verdicts(Pipelines.checks(run));
        assertEquals(Set.of("data", "explanation", "registration", "promotion", "watch"), pipeline.keySet());

        // The same steps, filled in the same way, in a freestyle job that went through its form.
        FreeStyleProject freestyle = jenkins.createFreeStyleProject("freestyle");
        provide(jenkins.jenkins.getWorkspaceFor(freestyle));
        for (CheckStep step : filled()) {
            freestyle.getBuildersList().add(builder(step));
        }
        freestyle = jenkins.configRoundtrip(freestyle);
        jenkins.jenkins.reload();
        freestyle = jenkins.jenkins.getItemByFullName("freestyle", FreeStyleProject.class);
        assertEquals(pipeline, verdicts(MlopsAction.checksOf(jenkins.buildAndAssertSuccess(freestyle))));
        assertTrue(jenkins.jenkins
                .getWorkspaceFor(freestyle)
                .child("out/data/result.json")
                .exists());
    }

    private static String directive(JenkinsRule jenkins, WorkflowJob job, String json) throws Exception {
        WebRequest request = new WebRequest(
                new URL(jenkins.getURL(), job.getUrl() + "directive-generator/generateDirective"), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("json", json)));
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.addCrumb(request);
        return client.getPage(request).getWebResponse().getContentAsString();
    }

    @Test
    void theyAreWhole(JenkinsRule jenkins) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (CheckStep step : filled()) {
            String name = step.getDescriptor().getFunctionName();
            FreeStyleProject job = jenkins.createFreeStyleProject(name);
            job.getBuildersList().add(builder(step));
            var form = jenkins.createWebClient().getPage(job, "configure");
            for (DescribableParameter parameter :
                    DescribableModel.of(step.getClass()).getParameters()) {
                String id = name + "." + parameter.getName();
                if (WITHOUT_EFFECT.contains(id) || parameter.isDeprecated()) { // an old spelling is told nowhere
                    continue;
                }
                if (form.getByXPath("//*[@name='_." + parameter.getName() + "']")
                        .isEmpty()) {
                    wrong.add(id + " cannot be set in a freestyle job");
                }
                if (parameter.getHelp() == null || parameter.getHelp().length() < 40) {
                    wrong.add(id + " has no help");
                }
            }
        }
        assertEquals(List.of(), wrong);
        namesBelongToThemAlone();
        returnedValuesAreForTheSandbox();
    }

    /** A name that another plugin has too is a step that works or not by chance. */
    private static void namesBelongToThemAlone() {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        NAMES.forEach(name -> owners.put(name, new ArrayList<>()));
        List<String> others = new ArrayList<>();
        for (StepDescriptor step : StepDescriptor.all()) {
            owners.getOrDefault(step.getFunctionName(), others)
                    .add(step.getClass().getName());
        }
        Map<String, List<String>> symbols = new TreeMap<>();
        for (Descriptor<?> descriptor : ExtensionList.lookup(Descriptor.class)) {
            for (String symbol : SymbolLookup.getSymbolValue(descriptor)) {
                symbols.computeIfAbsent(symbol, key -> new ArrayList<>())
                        .add(descriptor.getClass().getName());
            }
        }
        for (String name : NAMES) {
            String own = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            assertEquals(List.of("io.jenkins.plugins.mlops.steps." + own + "Step$DescriptorImpl"), owners.get(name));
        }
        List<String> shared = symbols.entrySet().stream()
                .filter(symbol -> symbol.getValue().size() > 1
                        && symbol.getValue().stream().anyMatch(owner -> owner.startsWith("io.jenkins.plugins.mlops.")))
                .map(Object::toString)
                .collect(Collectors.toList());
        assertEquals(List.of(), shared);
        for (String name : NAMES) {
            assertNotNull(symbols.get(name), name + " is no build step");
        }
        assertTrue(symbols.containsKey("mlops"), symbols.keySet().toString());
    }

    private static void returnedValuesAreForTheSandbox() {
        List<String> getters = new ArrayList<>();
        for (Class<?> type = RegistrationOutcome.class; type != Object.class; type = type.getSuperclass()) {
            assertTrue(Serializable.class.isAssignableFrom(type), type.getName());
            for (Method method : type.getDeclaredMethods()) {
                if (java.lang.reflect.Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                    getters.add(method.getName());
                    assertTrue(
                            method.isAnnotationPresent(Whitelisted.class), method + " cannot be called in the sandbox");
                }
            }
        }
        assertTrue(getters.size() > 15, getters.toString());
    }
}
