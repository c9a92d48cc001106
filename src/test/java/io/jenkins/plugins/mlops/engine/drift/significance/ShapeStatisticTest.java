package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.engine.drift.Fixtures;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The two ways to the same statistics: a walk over both samples, and sums made beforehand with the rows of one sample. */
class ShapeStatisticTest {
    @Test
    void whicheverSampleIsLookedAtTheStatisticsAreThoseOfAWalkOverBoth() {
        SplittableRandom random = new SplittableRandom(4);
        for (int run = 0; run < 200; run++) {
            double[] before = values(random, 3 + random.nextInt(200));
            double[] now = values(random, 3 + random.nextInt(60));
            Fixtures.Walked walked = Fixtures.walk(NumericSample.of(before), NumericSample.of(now));
            if (walked.ranks().locationScale().degrees() < 2) {
                continue;
            }
            TreeMap<Double, long[]> cells = new TreeMap<>();
            for (double x : before) {
                cells.computeIfAbsent(x, key -> new long[2])[0]++;
            }
            for (double x : now) {
                cells.computeIfAbsent(x, key -> new long[2])[1]++;
            }
            long[] pooled = cells.values().stream().mapToLong(c -> c[0] + c[1]).toArray();
            for (int side = 0; side < 2; side++) {
                int which = side;
                int[] counts =
                        cells.values().stream().mapToInt(c -> (int) c[which]).toArray();
                int[] touched = IntStream.range(0, counts.length)
                        .filter(i -> counts[i] > 0)
                        .toArray();
                ShapeStatistic statistic = new ShapeStatistic(pooled, side == 0 ? before.length : now.length, 1);
                statistic.measure(touched, touched.length, counts);
                double a2 = walked.quadratic().andersonDarling();
                double form = walked.ranks().locationScale().value();
                assertEquals(a2, statistic.andersonDarling(), 1e-9 * Math.max(1, a2), "run " + run);
                assertEquals(form, statistic.form(), 1e-8 * Math.max(1, form), "run " + run);
            }
        }
    }

    private static double[] values(SplittableRandom random, int rows) {
        double zeros = random.nextDouble();
        int different = 1 + random.nextInt(100);
        return random.doubles(rows)
                .map(u -> u < zeros ? 0 : Math.floor(u * different))
                .toArray();
    }
}
