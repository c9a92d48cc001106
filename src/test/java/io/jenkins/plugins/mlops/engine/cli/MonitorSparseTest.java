package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Columns in which one value rules. Nothing changed in them, so nothing may drift; where something did change, it is found. The seeds are
 * ones at which a test by limit laws calls a column drifted.
 */
class MonitorSparseTest {
    private static final int COLUMNS = 60;

    @TempDir
    private Path folder;

    private static String at(String name) throws URISyntaxException {
        return Path.of(MonitorSparseTest.class
                        .getResource("/io/jenkins/plugins/mlops/engine/monitor/cases/" + name)
                        .toURI())
                .toString();
    }

    /** A table of independent columns; the first one may be of its own. */
    private String table(
            String name,
            int rows,
            SplittableRandom random,
            ToDoubleFunction<SplittableRandom> first,
            ToDoubleFunction<SplittableRandom> others)
            throws IOException {
        String header = IntStream.range(0, COLUMNS).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        List<String> lines = IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, COLUMNS)
                        .mapToObj(i -> Double.toString((i == 0 ? first : others).applyAsDouble(random)))
                        .collect(Collectors.joining(",")))
                .toList();
        return Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", lines) + "\n")
                .toString();
    }

    private void assertQuiet(long seed, int before, int now, ToDoubleFunction<SplittableRandom> value)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        String reference = table("reference.csv", before, random, value, value);
        String current = table("current.csv", now, random, value, value);
        MonitorRun run = MonitorRun.of(folder, "--data", current, "--reference", reference);
        // In small windows columns may stay undecided.
        assertTrue(run.check("driftedcolumns").contains(": 0 of 60 columns drifted"), run.check("driftedcolumns"));
    }

    @Test
    void amountsOfMostlyZerosDoNotDriftByChance() throws URISyntaxException {
        MonitorRun run =
                MonitorRun.of(folder, "--data", at("sparse-cur.parquet"), "--reference", at("sparse-ref.parquet"));
        assertEquals(0, run.exit(), run::toString);
        assertEquals("PASSED: 0 of 60 columns drifted", run.check("driftedcolumns"));
    }

    @Test
    void columnsAtTheirMaximumDoNotDriftByChance() throws IOException {
        assertQuiet(2, 1000, 50, r -> r.nextDouble() < 0.98 ? 100 : 100 * r.nextDouble());
    }

    @Test
    void fewReferenceRowsDoNotMakeDrift() throws IOException {
        assertQuiet(5, 50, 1000, r -> r.nextDouble() < 0.97 ? 0 : Math.exp(r.nextGaussian()));
    }

    @Test
    void rareWholeAmountsDoNotDriftByChance() throws IOException {
        assertQuiet(3, 2000, 200, r -> r.nextDouble() < 0.99 ? 0 : 1 + r.nextInt(60));
    }

    @Test
    void aColumnWithMoreAmountsIsFoundAmongSparseOnes() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        ToDoubleFunction<SplittableRandom> rare = r -> r.nextDouble() < 0.98 ? 0 : Math.exp(r.nextGaussian());
        ToDoubleFunction<SplittableRandom> more = r -> r.nextDouble() < 0.7 ? 0 : Math.exp(r.nextGaussian());
        String reference = table("reference.csv", 1000, random, rare, rare);
        String current = table("current.csv", 50, random, more, rare);
        MonitorRun run = MonitorRun.of(folder, "--data", current, "--reference", reference);
        assertEquals(1, run.exit(), run::toString);
        assertEquals("FAILED: 1 of 60 columns drifted: \"c0\"", run.check("driftedcolumns"));
    }
}
