package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.CheckVerdict;
import io.jenkins.plugins.mlops.results.MlopsAction;
import io.jenkins.plugins.mlops.results.VerdictColumn;
import io.jenkins.plugins.mlops.steps.ValidateDataBuilder;
import io.jenkins.plugins.mlops.steps.ValidateDataStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** A check that ends with an error is told everywhere, and is never taken for one that passed. */
@SharedJenkins
class NoResultTest {
    private static final String PASSES = "validateData data: 'people.csv', rules: 'RowCount = 10'\n";

    private static JenkinsRule.WebClient client(JenkinsRule jenkins) {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        return client;
    }

    private static String text(JenkinsRule jenkins, String address) throws Exception {
        HtmlPage page = client(jenkins).goTo(address);
        return page.querySelector("#main-panel").asNormalizedText();
    }

    private static Map<String, String> told(Run<?, ?> run) {
        Map<String, String> told = new TreeMap<>();
        for (CheckSummary check : MlopsAction.checksOf(run)) {
            told.put(check.getId(), check.getVerdict() + ", " + check.getMessage());
        }
        return told;
    }

    private static void tells(Map<String, String> told, String id, String beginning, String word) {
        String found = told.getOrDefault(id, "nothing");
        assertTrue(found.startsWith(beginning) && found.contains(word), id + ": " + found);
    }

    @Test
    void everyStepHasAnErrorOfItsOwn(JenkinsRule jenkins) throws Exception {
        List<String> wrong = List.of(
                "validateData data: 'none.csv', rules: 'RowCount > 0', label: 'Missing file'",
                "validateData data: 'people.csv', rules: 'RowCuont > 0', label: 'Wrong rule'",
                "validateData data: 'people.csv', rules: 'RowCount > 0', label: 'Wrong word', onFailed: 'MAYBE'",
                "validateData data: '', rules: 'RowCount > 0', label: 'Nothing'",
                "explainModel model: 'none.json', data: 'people.csv', target: 'age', rules: 'Auc > 0.5'",
                "monitorModel data: 'people.csv', reference: 'none.csv'",
                "registerModel name: 'people', model: 'people.csv', requires: ['absent']",
                "promoteModel name: 'nobody', version: 1, alias: 'live'");
        StringBuilder body = new StringBuilder(PASSES);
        wrong.forEach(step -> body.append("catchError(buildResult: 'SUCCESS') { ")
                .append(step)
                .append(" }\n"));
        WorkflowJob job = Pipelines.scripted(jenkins, "errors", "built-in", body.toString());
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        Map<String, String> told = told(run);
        tells(told, "data", "PASSED, ", "");
        tells(told, "missing-file", "ERROR, ", "none.csv");
        tells(told, "wrong-rule", "ERROR, ", "RowCount");
        tells(told, "wrong-word", "ERROR, onFailed \"MAYBE\"", "FAILURE");
        tells(told, "nothing", "ERROR, data is missing", "data/*.csv");
        tells(told, "explanation", "ERROR, ", "none.json");
        tells(told, "monitoring", "ERROR, ", "none.csv");
        tells(told, "registration", "ERROR, requires: ", "absent");
        tells(told, "promotion", "ERROR, ", "nobody");
        assertEquals(9, told.size(), told.toString());
        run.reload();
        assertEquals(told, told(run), "build.xml holds it");

        // The build: a line for each, the worst first, and a page that says there is no report.
        for (String address : List.of(run.getUrl(), run.getUrl() + "mlops/")) {
            String page = text(jenkins, address);
            assertTrue(page.indexOf("Missing file") < page.indexOf("Passed"), page);
            assertTrue(page.contains("Error") && page.contains("nobody"), page);
        }
        String one = text(jenkins, run.getUrl() + "mlops/missing-file/");
        assertTrue(one.contains("Error: ") && one.contains("There is no report"), one);
        assertFalse(one.contains("Files:"), one);
        JSONArray checks =
                jenkins.getJSON(run.getUrl() + "mlops/api/json").getJSONObject().getJSONArray("checks");
        assertEquals(
                "data PASSED",
                checks.getJSONObject(0).getString("id") + " "
                        + checks.getJSONObject(0).getString("verdict"));
        assertEquals(
                "missing-file ERROR",
                checks.getJSONObject(1).getString("id") + " "
                        + checks.getJSONObject(1).getString("verdict"));
    }

    @Test
    void theNewestBuildIsNotAsTheOneBefore(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(jenkins, "watched", "built-in", PASSES);
        Pipelines.run(jenkins, job, Result.SUCCESS);
        Pipelines.define(job, "built-in", "validateData data: 'none.csv', rules: 'RowCount = 10'");
        WorkflowRun second = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogNotContains("\tat ", second);
        Pipelines.run(jenkins, job, Result.FAILURE);

        VerdictColumn.Cell cell = new VerdictColumn().getCell(job);
        assertEquals("Error", cell.getVerdict());
        assertEquals("#3 data: Error", cell.getText());
        JSONArray points =
                jenkins.getJSON(job.getUrl() + "mlops/trend").getJSONObject().getJSONArray("points");
        assertEquals(
                List.of("1 data PASSED", "2 data ERROR", "3 data ERROR"),
                IntStream.range(0, points.size())
                        .mapToObj(points::getJSONObject)
                        .map(point -> point.getInt("build") + " " + point.getString("name") + " "
                                + point.getString("verdict"))
                        .toList());

        WorkflowJob failed = Pipelines.scripted(
                jenkins, "broken", "built-in", "validateData data: 'people.csv', rules: 'RowCount = 11'");
        Pipelines.run(jenkins, failed, Result.FAILURE);
        JSONObject all = jenkins.getJSON("mlops-checks/api/json").getJSONObject();
        List<String> jobs = new ArrayList<>();
        all.getJSONArray("jobs")
                .forEach(one ->
                        jobs.add(((JSONObject) one).getString("name") + " " + ((JSONObject) one).getString("verdict")));
        assertEquals(List.of("watched ERROR", "broken FAILED"), jobs);
        String page = text(jenkins, "mlops-checks/?verdict=ERROR");
        assertTrue(page.contains("1 of 2 jobs") && page.contains("Error since #2"), page);
        HtmlPage checks = client(jenkins).goTo("mlops-checks/?verdict=ERROR");
        assertEquals(
                List.of("all", "not passed", "Error", "Failed", "Aborted", "Inconclusive", "Warning", "Passed"),
                checks.querySelectorAll("#mlops-verdict option").stream()
                        .map(option -> option.asNormalizedText())
                        .toList());
        assertEquals(
                "Last 3 builds: Passed 1, Error 2. Now: Error.",
                checks.querySelector("a.mlops-marks")
                        .getAttributes()
                        .getNamedItem("aria-label")
                        .getNodeValue());
    }

    @Test
    void noModelIsLetInByWhatHasNoResult(JenkinsRule jenkins) throws Exception {
        String register = "registerModel name: 'people', model: 'people.csv', requires: ";
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "gate",
                "built-in",
                "catchError { validateData data: 'none.csv', rules: 'RowCount = 10' }\n" + PASSES + register
                        + "['data']\n");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.FAILURE);
        jenkins.assertLogContains(
                "ERROR: registerModel: requires: the result \"data\" is not there, its step ended with ERROR: ", run);
        tells(told(run), "data-2", "PASSED", ""); // another check, not the same one again
        Pipelines.define(
                job,
                "built-in",
                "catchError { validateData data: 'none.csv', rules: 'RowCount = 10' }\n" + register
                        + "[], dataset: 'data'\n");
        jenkins.assertLogContains(
                "dataset: the result \"data\" is not there", Pipelines.run(jenkins, job, Result.FAILURE));
    }

    @Test
    void theNewestAttemptCounts(JenkinsRule jenkins) throws Exception {
        String register = "registerModel name: 'people', model: 'model.json', requires: ";
        String model = "writeFile file: 'model.json', text: '{}'\n";
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "again",
                "built-in",
                model
                        + "int n = 0\nretry(3) { n++\n validateData data: n < 3 ? 'none.csv' : 'people.csv', rules: 'RowCount = 10' }\n"
                        + "catchError(buildResult: 'SUCCESS') { " + register + "['data'] }\n");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        assertEquals(List.of("data", "registration"), List.copyOf(told(run).keySet()));
        tells(told(run), "data", "PASSED", "");
        jenkins.assertLogNotContains("required result", run);
        jenkins.assertLogNotContains("requires:", run);

        // What was found by an attempt stays to be seen, and the name still means the newest.
        Pipelines.define(
                job,
                "built-in",
                model
                        + "int n = 0\nretry(3) { n++\n stage('Data') { validateData data: 'people.csv', rules: \"RowCount = ${7 + n}\" } }\n"
                        + "catchError(buildResult: 'SUCCESS') { " + register + "['data'] }\n"
                        + "catchError(buildResult: 'SUCCESS') { " + register + "['data', 'data-2'] }\n");
        run = Pipelines.run(jenkins, job, Result.SUCCESS);
        Map<String, String> told = told(run);
        tells(told, "data", "FAILED", "");
        tells(told, "data-2", "FAILED", "");
        tells(told, "data-3", "PASSED", "");
        assertFalse(told.get("registration").contains("data"), told.toString());
        tells(told, "registration-2", "ERROR, requires: \"data-2\" and \"data\" are attempts at one check", "label");
        assertNotNull(MlopsAction.checksOf(run).get(0));
    }

    @Test
    void branchesAndLoopsAreNotAttempts(JenkinsRule jenkins) throws Exception {
        WorkflowJob job = Pipelines.scripted(
                jenkins,
                "shapes",
                "built-in",
                "def again = [left: 0, right: 0]\n"
                        + "for (file in ['none.csv', 'people.csv']) { catchError(buildResult: 'SUCCESS') { validateData data: file, rules: 'RowCount = 10' } }\n"
                        + "def one = { side, good -> retry(2) { again[side]++\n validateData data: again[side] == good ? 'people.csv' : 'none.csv', rules: 'RowCount = 10', label: 'Both' } }\n"
                        + "catchError(buildResult: 'SUCCESS') { parallel left: { one('left', 2) }, right: { one('right', 5) } }\n"
                        + "waitUntil(initialRecurrencePeriod: 250, quiet: true) { again.left++\n try { validateData data: again.left < 5 ? 'none.csv' : 'people.csv', rules: 'RowCount = 10', label: 'Late'\n true } catch (x) { false } }\n");
        WorkflowRun run = Pipelines.run(jenkins, job, Result.SUCCESS);
        List<String> verdicts = MlopsAction.checksOf(run).stream()
                .map(check -> (check.getName() == null ? check.getId() : check.getName()) + " " + check.getVerdict())
                .sorted()
                .toList();
        assertEquals(List.of("Both ERROR", "Both PASSED", "Late PASSED", "data ERROR", "data-2 PASSED"), verdicts);
    }

    @Test
    void freestyleBuildsTellItToo(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("freestyle");
        ValidateDataStep step = new ValidateDataStep("none.csv");
        step.setRules("RowCount = 10");
        job.getBuildersList().add(new ValidateDataBuilder(step));
        FreeStyleBuild build = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        tells(told(build), "data", "ERROR, ", "none.csv");
        assertEquals(CheckVerdict.ERROR, build.getAction(MlopsAction.class).getWorst());
        assertEquals("Error", new VerdictColumn().getCell(job).getVerdict());
    }
}
