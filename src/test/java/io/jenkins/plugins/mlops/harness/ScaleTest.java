package io.jenkins.plugins.mlops.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ListView;
import hudson.views.JobColumn;
import io.jenkins.plugins.mlops.agent.BrokenCheck;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.VerdictColumn;
import io.jenkins.plugins.mlops.steps.TestRequests;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import net.sf.json.JSONObject;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Many builds and large results cost a controller neither time nor memory. Times are printed and never compared: see bench/RESULTS-scale.md. */
@WithJenkins
class ScaleTest {
    private static final Logger LOGGER = Logger.getLogger(ScaleTest.class.getName());
    private static final int BUILDS = 1_000;
    private static final long LARGE = 512L << 20;

    private static EngineResult result(int failed) {
        return new EngineResult(
                Verdict.FAILED,
                failed + " of 40 checks failed",
                List.of(new BrokenCheck("RowCount > 5", "FAILED  RowCount > 5: 3 rows", "3 rows")),
                Map.of(Verdict.FAILED, failed, Verdict.PASSED, 40 - failed),
                Map.of("rows", 20_190.0, "checks", 40.0, "auc", 0.7812345),
                "sha256:" + "0".repeat(64),
                "data/*.parquet");
    }

    /** A job of which only the newest build was ever made; the older ones are folders, and its log of trends knows them all. */
    private static FreeStyleProject job(JenkinsRule jenkins, int builds) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("many");
        job.updateNextBuildNumber(builds);
        FreeStyleBuild newest = jenkins.buildAndAssertSuccess(job);
        new BuildResults(newest).store(TestRequests.named(null), "token", result(1));
        Path folder = job.getRootDir().toPath();
        Path log = folder.resolve("mlops-trend.jsonl");
        String line = Files.readString(log);
        String xml = Files.readString(newest.getRootDir().toPath().resolve("build.xml"));
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i < builds; i++) {
            Path build = job.getBuildDir().toPath().resolve(String.valueOf(i));
            Files.createDirectories(build);
            Files.writeString(build.resolve("build.xml"), xml);
            lines.append(line.replace("\"build\":" + builds + ",", "\"build\":" + i + ","));
        }
        Files.writeString(log, lines + line);
        return job;
    }

    private static int loaded(FreeStyleProject job) {
        return job._getRuns().getLoadedBuilds().size();
    }

    private static FreeStyleProject fresh(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.reload();
        FreeStyleProject job = jenkins.jenkins.getItemByFullName("many", FreeStyleProject.class);
        job._getRuns().purgeCache();
        assertEquals(0, loaded(job));
        return job;
    }

    private static JenkinsRule.WebClient client(JenkinsRule jenkins) {
        JenkinsRule.WebClient client = jenkins.createWebClient();
        client.setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setJavaScriptEnabled(false);
        return client;
    }

    private static void time(String what, Request request) throws Exception {
        long[] micros = new long[9];
        for (int i = 0; i < micros.length; i++) {
            long start = System.nanoTime();
            request.make();
            micros[i] = (System.nanoTime() - start) / 1_000;
        }
        long first = micros[0];
        Arrays.sort(micros);
        LOGGER.info(() -> what + ": first " + first + ", least " + micros[0] + ", middle " + micros[4] + ", most "
                + micros[8] + " us, HTTP included");
    }

    private interface Request {
        void make() throws Exception;
    }

    @Test
    void aThousandBuildsAreShownAndNoneIsLoaded(JenkinsRule jenkins) throws Exception {
        job(jenkins, BUILDS);
        FreeStyleProject job = fresh(jenkins);
        WebRequest nothing = new WebRequest(new URL(jenkins.getURL(), job.getUrl() + "nothing"));
        client(jenkins).getPage(nothing); // what Jenkins and other plugins look up once and then remember
        job = fresh(jenkins);
        assertEquals(404, client(jenkins).getPage(nothing).getWebResponse().getStatusCode());
        int any = loaded(job); // Jenkins itself asks the last successful build for its pages
        assertTrue(any < BUILDS / 2, any + " builds");
        job = fresh(jenkins);
        JSONObject trend = jenkins.getJSON(job.getUrl() + "mlops/trend").getJSONObject();
        assertEquals(500, trend.getJSONArray("points").size());
        assertEquals(BUILDS, trend.getJSONArray("points").getJSONObject(499).getInt("build"));
        assertEquals(any, loaded(job), "builds loaded for the trend, and for any page of the job");
        time("trend of 1,000 builds", () -> read(jenkins, "job/many/mlops/trend"));

        ListView view = new ListView("models", jenkins.jenkins);
        view.setIncludeRegex(".*");
        view.getColumns().replaceBy(List.of(new JobColumn()));
        jenkins.jenkins.addView(view);
        job = fresh(jenkins);
        assertFalse(client(jenkins).goTo("view/models/").asNormalizedText().contains("Failed"));
        any = loaded(job);
        view = (ListView) jenkins.jenkins.getView("models");
        view.getColumns().add(new VerdictColumn());
        view.save();
        job = fresh(jenkins);
        assertTrue(client(jenkins).goTo("view/models/").asNormalizedText().contains("Failed"));
        assertEquals(any, loaded(job), "builds loaded for a list, without and with the column");

        read(
                jenkins,
                // Jenkins looks through all builds once for the last failed one, and then remembers that there is none.
                job.getUrl());
        job = fresh(jenkins);
        assertTrue(client(jenkins)
                        .goTo(job.getUrl())
                        .querySelectorAll("div.mlops-trend")
                        .size()
                > 0);
        int with = loaded(job);
        time("page of the job with its trend", () -> read(jenkins, "job/many/"));
        Files.delete(job.getRootDir().toPath().resolve("mlops-trend.jsonl"));
        FreeStyleProject without = fresh(jenkins);
        assertEquals(
                0,
                client(jenkins)
                        .goTo(without.getUrl())
                        .querySelectorAll("div.mlops-trend")
                        .size());
        assertEquals(loaded(without), with, "builds that the page of the job loads, without and with the trend");
        time("page of the job without", () -> read(jenkins, "job/many/"));
    }

    @Test
    void aLargeReportIsSentWithoutBeingHeld(JenkinsRule jenkins) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("large"));
        BuildResults results = new BuildResults(build);
        String id = results.store(TestRequests.named(null), "token", result(1)).getId();
        Files.createDirectories(results.folder(id));
        for (String name : List.of("result.json", "report.html")) {
            try (RandomAccessFile file =
                    new RandomAccessFile(results.folder(id).resolve(name).toFile(), "rw")) {
                file.setLength(LARGE);
            }
        }
        String page = build.getUrl() + "mlops/" + id + "/";
        List<String> pages =
                List.of(page, build.getUrl() + "mlops/", build.getUrl() + "mlops/api/json", build.getUrl());
        for (String url : pages) {
            read(jenkins, url); // what pages need once
        }
        long before = allocated();
        for (String url : pages) {
            assertTrue(read(jenkins, url) > 0);
        }
        assertEquals(LARGE, read(jenkins, page + "result.json"));
        assertEquals(LARGE, read(jenkins, page + "report.html"));
        long bytes = allocated() - before;
        LOGGER.info(() -> bytes + " bytes allocated for four pages and two files of " + LARGE + " bytes");
        // Whoever holds one of the two allocates its size. Half of that leaves room for what a Jenkins does by itself
        // meanwhile.
        assertTrue(bytes < LARGE / 2, bytes + " bytes were allocated to send two files of " + LARGE);
    }

    /** Reads what an address gives, and keeps none of it. */
    private static long read(JenkinsRule jenkins, String url) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) new URL(jenkins.getURL(), url).openConnection();
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = connection.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
            }
        }
        return bytes;
    }

    /** Bytes that the threads alive now have allocated since they began. */
    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
