package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.FilePath;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.steps.RegisterModelBuilder;
import io.jenkins.plugins.mlops.steps.RegisterModelStep;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SingleFileSCM;

@SharedJenkins
class FreestyleTest {
    private static ValidateDataStep step(Object data, Object rules) {
        ValidateDataStep step = new ValidateDataStep(data);
        step.setRules(rules);
        return step;
    }

    private static FreeStyleProject job(JenkinsRule jenkins, ValidateDataStep step) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        job.setScm(new SingleFileSCM("people.csv", Pipelines.DATA.replace("\\n", "\n")));
        job.getBuildersList().add(new ValidateDataBuilder(step));
        return job;
    }

    @Test
    void itPassesOrStopsTheBuild(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild passes = jenkins.buildAndAssertSuccess(job(jenkins, step("people.csv", "RowCount = 10")));
        assertEquals(1, MlopsAction.checksOf(passes).size());
        FreeStyleBuild fails = jenkins.assertBuildStatus(
                Result.FAILURE,
                job(jenkins, step("people.csv", "IsComplete \"age\"")).scheduleBuild2(0));
        jenkins.assertLogContains("ERROR: validateData: FAILED", fails);
        ValidateDataStep tolerant = step("people.csv", "IsComplete \"age\"");
        tolerant.setOnFailed("UNSTABLE");
        jenkins.assertBuildStatus(Result.UNSTABLE, job(jenkins, tolerant).scheduleBuild2(0));
        FreeStyleBuild empty = jenkins.assertBuildStatus(
                Result.FAILURE, job(jenkins, step("", null)).scheduleBuild2(0));
        jenkins.assertLogContains("data is missing", empty);
    }

    @Test
    void theFormKeepsEverything(JenkinsRule jenkins) throws Exception {
        ValidateDataStep step = step(List.of("a.csv", "b/*.csv"), "ColumnValues \"x\" in [\"a\", \"b\"]");
        step.setContract("contract.yaml");
        step.setReference("reference.csv");
        step.setSplits(Map.of("test", "t.csv"));
        step.setSlices(List.of("sex,region", "age"));
        step.setSensitive("name, phone");
        step.setTarget("default");
        step.setKinds(Map.of("zip", "category"));
        step.setMissing(List.of("NA", Map.of("age", -999), " n/a "));
        step.setDelimiter(";");
        step.setDecimal(",");
        step.setThousands(" ");
        step.setQuote("'");
        step.setEscape("\\");
        step.setComment("#");
        step.setHeader(List.of(" id", "zip", "age"));
        step.setEncoding("latin-1");
        step.setPartitions(true);
        step.setLabel("Train data");
        step.setBaseline("lastSuccessful");
        step.setOnFailed("UNSTABLE");
        step.setOnWarning("NOTE");
        step.setOnInconclusive("FAILURE");
        ValidateDataBuilder before = new ValidateDataBuilder(step);
        ValidateDataStep after = jenkins.configRoundtrip(before).getStep();
        jenkins.assertEqualDataBoundBeans(before.getStep(), after);
        assertEquals(List.of("a.csv", "b/*.csv"), after.getData());
        assertEquals(List.of("ColumnValues \"x\" in [\"a\", \"b\"]"), after.getRules());
        assertEquals("test=t.csv", after.getSplits());
        assertEquals(List.of("sex,region", "age"), after.getSlices());
        assertEquals("zip=category", after.getKinds());
        assertEquals(List.of("NA", "age=-999", " n/a "), after.getMissing());
        assertEquals(" ", after.getThousands());
        assertEquals(List.of(" id", "zip", "age"), after.getHeader());
        assertTrue(after.isPartitions());
    }

    @Test
    void anEmptyFormKeepsTheDefaults(JenkinsRule jenkins) throws Exception {
        ValidateDataStep after = jenkins.configRoundtrip(new ValidateDataBuilder(new ValidateDataStep("a.csv")))
                .getStep();
        jenkins.assertEqualDataBoundBeans(new ValidateDataStep("a.csv"), after);
        assertNull(after.getLabel());
        assertNull(after.getDelimiter());
        assertNull(after.getOnFailed());
        assertNull(after.getOnWarning());
        assertNull(after.getOnInconclusive());
    }

    @Test
    void itIsStoredAsItsRequestAndCheckedWhenRead(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = job(jenkins, step("people.csv", "RowCount = 10"));
        ValidateDataStep named = step("people.csv", "RowCount = 10");
        named.setLabel("good name");
        named.setThousands(" ");
        named.setDelimiter("\t");
        job.getBuildersList().replace(new ValidateDataBuilder(named));
        job.save();
        String stored = job.getConfigFile().asString();
        // Since the first version, when it was called so: what stored it then is read.
        assertTrue(stored.contains("<name>good name</name>"), stored);
        jenkins.jenkins.reload();
        FreeStyleProject loaded = jenkins.jenkins.getItemByFullName(job.getFullName(), FreeStyleProject.class);
        ValidateDataStep read =
                loaded.getBuildersList().get(ValidateDataBuilder.class).getStep();
        assertEquals("good name", read.getLabel());
        assertEquals(" ", read.getThousands());
        assertEquals("\t", read.getDelimiter());
        Files.writeString(
                loaded.getConfigFile().getFile().toPath(),
                stored.replace("<name>good name</name>", "<name>javascript:alert(1)</name>"));
        jenkins.jenkins.reload();
        FreeStyleProject tampered = jenkins.jenkins.getItemByFullName(job.getFullName(), FreeStyleProject.class);
        ValidateDataBuilder left = tampered.getBuildersList().get(ValidateDataBuilder.class);
        assertNull(left.getStep().getLabel(), "a label that is none must not come in through a file");
        FreeStyleBuild build = jenkins.assertBuildStatus(Result.FAILURE, tampered.scheduleBuild2(0));
        jenkins.assertLogContains("stored parameters are not acceptable", build);
    }

    @Test
    void variablesStandInEveryField(JenkinsRule jenkins) throws Exception {
        ValidateDataStep step = step("$FILES", "RowCount = ${ROWS}");
        step.setLabel("Rows of ${WHAT}");
        step.setOut("out/$BUILD_NUMBER");
        step.setSensitive("$COLUMN");
        FreeStyleProject job = job(jenkins, step);
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("FILES", "people.csv, people.csv,more.csv"),
                new StringParameterDefinition("ROWS", "11"),
                new StringParameterDefinition("WHAT", "March"),
                new StringParameterDefinition("COLUMN", "person")));
        FilePath workspace = jenkins.jenkins.getWorkspaceFor(job);
        workspace.child("more.csv").write("person,age\n11,20\n", "UTF-8");
        FreeStyleBuild build = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        CheckSummary check = MlopsAction.checksOf(build).get(0);
        assertEquals("rows-of-march Rows of March", check.getId() + " " + check.getName());
        assertTrue(workspace.child("out/1/result.json").exists());

        build = jenkins.assertBuildStatus(
                Result.FAILURE, job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("WHAT", "<b>"))));
        jenkins.assertLogContains("ERROR: validateData: label \"Rows of <b>\" is not acceptable", build);
        assertEquals("ERROR", MlopsAction.checksOf(build).get(0).getVerdictName());

        RegisterModelStep register = new RegisterModelStep("$MODEL", "${FILE}");
        register.setAlias("$STAGE");
        job.getBuildersList().clear();
        job.getBuildersList().add(new RegisterModelBuilder(register));
        ParametersAction values = new ParametersAction(
                new StringParameterValue("MODEL", "people"),
                new StringParameterValue("FILE", "people.csv"),
                new StringParameterValue("STAGE", "challenger"));
        job.removeProperty(ParametersDefinitionProperty.class);
        job.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("MODEL", ""),
                new StringParameterDefinition("FILE", ""),
                new StringParameterDefinition("STAGE", "")));
        build = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0, values));
        assertEquals(
                "people", MlopsAction.checksOf(build).get(0).getRegistered().getName());
    }
}
