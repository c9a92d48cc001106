package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionsTest {
    /** Twice the smaller one-sided p-value of scipy.stats.fisher_exact([[n - a, a], [m - b, b]]), scipy 1.17.1. */
    @ParameterizedTest
    @CsvSource({
        "10, 1000, 3, 50, 0.02074081697612938",
        "0, 1000, 3, 50, 0.00010187819733806824",
        "20, 2000, 9, 200, 0.0007078675879801882",
        "2, 50, 100, 1000, 0.11811092848821397",
        "0, 50, 200, 1000, 1.9404485058791408e-05",
        "500, 1000, 520, 1000, 0.19769983904701305",
        "100, 1000000, 10, 10000, 1.7188515282708572e-07"
    })
    void eitherDirectionHasHalfOfTheLevel(long hitsBefore, long before, long hitsNow, long now, double oneSided) {
        EffectiveSampleSizes sizes = EffectiveSampleSizes.of(before, now);
        double p = Proportions.central(hitsBefore, hitsNow, sizes);
        assertEquals(2 * oneSided, p, 2e-7 * oneSided);
        assertEquals(p, Proportions.central(before - hitsBefore, now - hitsNow, sizes), 1e-7 * p, "the other value");
        assertEquals(
                p,
                Proportions.central(hitsNow, hitsBefore, EffectiveSampleSizes.of(now, before)),
                1e-7 * p,
                "turned round");
    }

    /** Every table with the same margins, its probability counted: the definition, and the level is kept for either direction. */
    @Test
    void isTheDefinitionAndKeepsItsLevel() {
        for (long[] two : new long[][] {{20, 3}, {9, 9}, {3, 30}, {25, 1}}) {
            int drawn = 7;
            long rows = two[0] + two[1];
            Enumerated all = new Enumerated(two, drawn);
            double[] levels = {0.01, 0.05, 0.2, 0.5};
            double[] less = new double[levels.length];
            double[] more = new double[levels.length];
            all.each((now, share) -> {
                long hits = now[0];
                double[] sum = new double[2];
                all.each((other, part) -> {
                    sum[0] += other[0] <= hits ? part : 0;
                    sum[1] += other[0] >= hits ? part : 0;
                });
                double p = Proportions.central(two[0] - hits, hits, EffectiveSampleSizes.of(rows - drawn, drawn));
                assertEquals(Math.min(1, 2 * Math.min(sum[0], sum[1])), p, 1e-9, hits + " of " + two[0]);
                for (int i = 0; i < levels.length; i++) {
                    (hits * rows < two[0] * drawn ? less : more)[i] += p <= levels[i] ? share : 0;
                }
            });
            for (int i = 0; i < levels.length; i++) {
                assertTrue(less[i] <= levels[i] / 2 && more[i] <= levels[i] / 2, less[i] + " and " + more[i]);
            }
        }
    }

    @Test
    void whatCannotDifferIsNoDifference() {
        assertEquals(1, Proportions.central(0, 0, EffectiveSampleSizes.of(10, 10)), 0);
        assertEquals(1, Proportions.central(10, 5, EffectiveSampleSizes.of(10, 5)), 0);
        assertEquals(1, Proportions.central(3, 0, EffectiveSampleSizes.of(10, 0)), 0);
    }

    @Test
    void rowsThatRepeatAnEntityEnterAsWhatTheyAreWorth() {
        // Five rows an entity: 30 of 50 rows are six entities of ten.
        assertEquals(
                Proportions.central(2, 6, EffectiveSampleSizes.of(200, 10)),
                Proportions.central(10, 30, new EffectiveSampleSizes(1000, 50, 5, 5)),
                1e-12);
    }
}
