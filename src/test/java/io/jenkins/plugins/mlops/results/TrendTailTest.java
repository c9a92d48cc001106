package io.jenkins.plugins.mlops.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.results.TrendTail.BuildChecks;
import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendTailTest {
    private static final String LINE =
            "{\"build\":%d,\"time\":%d,\"id\":\"%s\",\"step\":\"validateData\",\"name\":\"%s\",\"verdict\":\"%s\"}%n";

    @TempDir
    Path job;

    private Path builds;
    private Path file;
    private TrendTail end;

    @BeforeEach
    void folders() throws IOException {
        builds = Files.createDirectories(job.resolve("builds"));
        file = job.resolve("mlops-trend.jsonl");
        end = new TrendTail(file, builds.toFile());
    }

    private void line(int build, String id, String verdict) throws IOException {
        Files.createDirectories(builds.resolve(String.valueOf(build)));
        text(String.format(LINE, build, 1_000L * build, id, id.toUpperCase(java.util.Locale.ROOT), verdict));
    }

    private void text(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<Long> numbers(List<BuildChecks> builds) {
        return builds.stream().map(BuildChecks::number).toList();
    }

    private static List<String> ids(BuildChecks build) {
        return build.checks().stream().map(CheckPoint::id).toList();
    }

    @Test
    void withoutFileThereIsNothing() throws IOException {
        assertEquals(List.of(), end.newest(3));
    }

    @Test
    void buildsComeNewestFirstWithTheirChecksInOrder() throws IOException {
        for (int i = 1; i <= 600; i++) { // more than is read
            line(i, "data", "PASSED");
            line(i, "model", i == 600 ? "FAILED" : "WARNING");
        }
        List<BuildChecks> newest = end.newest(20);
        assertEquals(
                IntStream.iterate(600, i -> i - 1)
                        .limit(20)
                        .mapToObj(i -> (long) i)
                        .toList(),
                numbers(newest));
        assertEquals(List.of("data", "model"), ids(newest.get(0)));
        assertEquals(CheckVerdict.FAILED, newest.get(0).worst());
        assertEquals(CheckVerdict.WARNING, newest.get(19).worst());
        assertEquals(600_000L, newest.get(0).time());
        assertEquals("DATA", newest.get(0).checks().get(0).name());
        assertEquals(List.of(600L), numbers(end.newest(1)));
        assertEquals(List.of("data", "model"), ids(end.newest(1).get(0)));
    }

    @Test
    void deletedBuildsAreLeftOutAndACheckMadeAgainCountsOnce() throws IOException {
        line(1, "data", "PASSED");
        line(2, "data", "FAILED");
        line(2, "data", "PASSED");
        line(3, "data", "FAILED");
        Files.delete(builds.resolve("3"));
        List<BuildChecks> newest = end.newest(5);
        assertEquals(List.of(2L, 1L), numbers(newest));
        assertEquals(CheckVerdict.PASSED, newest.get(0).worst(), "the last line of a check counts");
    }

    @Test
    void anErrorIsNotHiddenByWhatPassed() throws IOException {
        line(1, "data", "ERROR");
        line(1, "model", "FAILED");
        line(2, "data", "PASSED");
        line(2, "model", "ABORTED");
        List<BuildChecks> newest = end.newest(2);
        assertEquals(CheckVerdict.ABORTED, newest.get(0).worst());
        assertEquals(CheckVerdict.ERROR, newest.get(1).worst());
        assertEquals(
                List.of("model", "data"),
                newest.get(0).worstFirst().stream().map(CheckPoint::id).toList());
    }

    @Test
    void aBuildThatEndsLateDoesNotHideTheNewerOne() throws IOException {
        line(7, "data", "PASSED");
        line(8, "data", "FAILED");
        line(7, "model", "PASSED");
        assertEquals(List.of(8L), numbers(end.newest(1)));
        assertEquals(List.of("data", "model"), ids(end.newest(2).get(1)));
    }

    @Test
    void aBuildWithMoreChecksThanOneReadHoldsIsWhole() throws IOException {
        line(1, "data", "PASSED");
        line(2, "first", "FAILED");
        for (int i = 0; i < 3_000; i++) {
            line(2, "check-" + i, "PASSED");
        }
        List<BuildChecks> newest = end.newest(1);
        assertEquals(List.of(2L), numbers(newest));
        assertEquals(3_001, newest.get(0).checks().size());
        assertEquals(
                CheckVerdict.FAILED, newest.get(0).worst(), "the failed one stands far before the end of the file");
        assertEquals(List.of(2L, 1L), numbers(end.newest(20)));
    }

    @Test
    void linesThatAreNotOursHarmNothing() throws IOException {
        line(1, "data", "WARNING");
        for (String odd : List.of(
                "\n",
                "null\n",
                "[1]\n",
                "{\"build\":\"1\"}\n",
                "{\"build\":1,\"id\":\"../x\",\"verdict\":\"FAILED\"}\n",
                "{\"build\":1,\"id\":\"data\",\"verdict\":\"SPLENDID\"}\n",
                "{\"build\":1,\"id\":\"data\"}\n",
                "{\"build\":2,\"id\":\"da")) {
            text(odd);
        }
        List<BuildChecks> newest = end.newest(2);
        assertEquals(List.of(1L), numbers(newest));
        assertEquals(CheckVerdict.WARNING, newest.get(0).worst());
    }
}
