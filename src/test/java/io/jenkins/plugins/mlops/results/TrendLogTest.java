package io.jenkins.plugins.mlops.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.agent.EngineResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendLogTest {
    @TempDir
    Path job;

    private Path builds;
    private TrendLog log;

    @BeforeEach
    void folders() throws IOException {
        builds = Files.createDirectories(job.resolve("builds"));
        log = new TrendLog(job, builds.toFile(), 1 << 20);
    }

    private void build(int number) throws IOException {
        Files.createDirectories(builds.resolve(String.valueOf(number)));
    }

    private static List<Long> numbers(List<TrendTail.CheckPoint> points) {
        return points.stream().map(TrendTail.CheckPoint::build).collect(Collectors.toList());
    }

    @Test
    void limitsOfMetricsStandBesideThem() throws IOException {
        build(1);
        EngineResult plain = Checks.passed();
        log.append(1, Checks.summary("data", "a", plain));
        EngineResult.Measured limited =
                new EngineResult.Measured(plain.metrics(), Map.of("rows", List.of(1.0, 20.5), "gone", List.of(1.0)));
        log.append(
                1,
                Checks.summary(
                        "other",
                        "b",
                        new EngineResult(
                                plain.verdict(), plain.message(), List.of(), plain.counts(), limited, null, null)));
        List<TrendTail.CheckPoint> points = log.points();
        assertEquals(null, points.get(0).line().get("limits"));
        assertEquals(Map.of("rows", List.of(1.0, 20.5)), points.get(1).line().get("limits"));
    }

    @Test
    void pointsOfDeletedBuildsAreLeftOut() throws IOException {
        for (int i = 1; i <= 4; i++) {
            build(i);
            log.append(i, Checks.summary("data", "t" + i));
        }
        Files.setLastModifiedTime(builds, FileTime.fromMillis(1000));
        String before = log.version();
        Files.delete(builds.resolve("2"));
        assertEquals(List.of(1L, 3L, 4L), numbers(log.points()));
        assertNotEquals(before, log.version(), "a browser has to ask again");
    }

    @Test
    void aPointThatAKilledJenkinsDidNotWriteIsAddedOnce() throws IOException {
        build(1);
        log.append(1, Checks.summary("data", "t1"));
        log.complete(1, Checks.summary("data", "t1"));
        assertEquals(1, Files.readAllLines(job.resolve("mlops-trend.jsonl")).size());
        log.complete(1, Checks.summary("data-2", "t2"));
        assertEquals(List.of(1L, 1L), numbers(log.points()));
    }

    @Test
    void oneBuildAndCheckIsOnePoint() throws IOException {
        build(1);
        log.append(1, Checks.summary("data", "t"));
        log.append(1, Checks.summary("data", "t"));
        log.append(1, Checks.summary("other", "u"));
        assertEquals(2, log.points().size());
    }

    @Test
    void halfALineHarmsNothing() throws IOException {
        build(1);
        build(2);
        log.append(1, Checks.summary("data", "t"));
        Files.writeString(job.resolve("mlops-trend.jsonl"), "{\"build\":1,\"id\":\"x", StandardOpenOption.APPEND);
        log.append(2, Checks.summary("data", "u"));
        assertEquals(List.of(1L, 2L), numbers(log.points()));
    }

    @Test
    void theFileStaysBounded() throws IOException {
        TrendLog small = new TrendLog(job, builds.toFile(), 4000);
        for (int i = 1; i <= 200; i++) {
            build(i);
            small.append(i, Checks.summary("data", "t" + i));
            assertTrue(Files.size(job.resolve("mlops-trend.jsonl")) <= 4000 + 1000);
        }
        List<Long> left = numbers(small.points());
        assertEquals(200L, left.get(left.size() - 1));
        assertTrue(left.size() > 1 && left.size() < 200, left.toString());
    }

    @Test
    void parallelStepsDoNotMixTheirLines() throws Exception {
        build(1);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 100; i++) {
            String id = "check-" + i;
            pool.submit(() -> {
                log.append(1, Checks.summary(id, id));
                return null;
            });
        }
        pool.shutdown();
        assertTrue(pool.awaitTermination(60, TimeUnit.SECONDS));
        assertEquals(100, log.points().size());
    }

    @Test
    void withoutFileThereIsNothing() throws IOException {
        assertEquals(List.of(), log.points());
        assertTrue(!log.exists());
    }

    @Test
    void theNewestEarlierResultOfEachCheck() throws IOException {
        for (int build = 1; build <= 4; build++) {
            build(build);
            log.append(build, Checks.summary("data", "t" + build));
        }
        log.append(2, Checks.summary("model", "m"));
        Map<String, TrendTail.CheckPoint> before = log.newestBefore(3, Set.of("data", "model"));
        assertEquals(2, before.get("data").build());
        assertEquals(2, before.get("model").build());
        assertEquals(2, before.size());
        assertEquals(Map.of(), log.newestBefore(1, Set.of("data", "model")));
        assertEquals(Map.of("rows", 10.0), before.get("data").line().get("metrics"));
    }

    @Test
    void theNewestEarlierResultIsThatOfTheWholeLog() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            int build = 1 + i / 4 + random.nextInt(3); // builds that run at the same time
            if (random.nextInt(5) > 0) {
                build(build);
            }
            log.append(build, Checks.summary(random.nextInt(20) == 0 ? "rare" : "data-" + random.nextInt(4), "t" + i));
        }
        Set<String> checks = Set.of("rare", "data-0", "data-1", "data-2", "data-3");
        for (int build = 1; build <= 105; build++) {
            Map<String, TrendTail.CheckPoint> expected = new HashMap<>();
            for (TrendTail.CheckPoint point : log.points()) {
                if (point.build() < build
                        && (expected.get(point.id()) == null
                                || expected.get(point.id()).build() < point.build())) {
                    expected.put(point.id(), point);
                }
            }
            assertEquals(expected, log.newestBefore(build, checks), "before build " + build);
        }
    }
}
