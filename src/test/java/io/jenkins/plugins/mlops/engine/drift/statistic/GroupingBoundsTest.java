package io.jenkins.plugins.mlops.engine.drift.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.Comparer;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import io.jenkins.plugins.mlops.engine.drift.Role;
import io.jenkins.plugins.mlops.engine.drift.Statistic;
import io.jenkins.plugins.mlops.engine.drift.profile.NumericProfile;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Distances of counted samples against those of the samples themselves, which no counting has touched. */
class GroupingBoundsTest {
    private static final List<Statistic> BOUNDED = List.of(
            Statistic.KS,
            Statistic.CRAMER_VON_MISES,
            Statistic.ANDERSON_DARLING,
            Statistic.MANN_WHITNEY,
            Statistic.WASSERSTEIN,
            Statistic.ENERGY);

    private final Random random = new Random(7);

    private double[] rows(int count, Supplier<Double> value) {
        double[] rows = new double[count];
        Arrays.setAll(rows, i -> value.get());
        return rows;
    }

    private static Comparison compare(NumericSample a, NumericSample b) {
        return new Comparer(DriftPolicy.usual(), 1).compare(new ColumnPair.Numeric("x", Role.FEATURE, a, b));
    }

    private static void holds(NumericSample a, NumericSample b, int cells, String what) {
        NumericProfile profile = NumericProfile.of(a, cells);
        Comparison exact = compare(a, b);
        Comparison counted = compare(profile.sample(), profile.coarsened(b));
        for (Statistic statistic : BOUNDED) {
            double off =
                    Math.abs(exact.effects().get(statistic) - counted.effects().get(statistic));
            double bound = counted.bound(statistic);
            assertTrue(
                    off <= bound + 1e-12,
                    () -> what + ": " + statistic + " is off by " + off + ", and the bound is " + bound);
        }
    }

    /** The current rows of each cell pushed to one end of it, where the reference's are not. */
    private NumericSample pushed(NumericSample a, int cells, int rows, boolean up) {
        NumericProfile profile = NumericProfile.of(a, cells);
        double[] pushed = new double[rows];
        for (int i = 0; i < rows; i++) {
            int cell = random.nextInt(profile.counts().length);
            pushed[i] = up ? profile.upper()[cell] : profile.lower()[cell];
        }
        return NumericSample.of(pushed);
    }

    @Test
    void holdWhateverIsComparedAndHoweverItLiesInTheCells() {
        for (int round = 0; round < 120; round++) {
            double shift = round % 4 * 0.2;
            int cells = List.of(4, 10, 50, 300).get(round % 4);
            int n = 200 + random.nextInt(3000);
            int m = List.of(30, 300, 5000).get(round % 3);
            Map<String, Supplier<Double>> shapes = Map.of(
                    "normal",
                    random::nextGaussian,
                    "heavy",
                    () -> Math.exp(1.5 * random.nextGaussian()),
                    "gap",
                    () -> random.nextBoolean() ? random.nextGaussian() : 100 + random.nextGaussian(),
                    "zeros",
                    () -> random.nextInt(10) < 7 ? 0 : random.nextDouble());
            for (Map.Entry<String, Supplier<Double>> shape : shapes.entrySet()) {
                NumericSample a = NumericSample.of(rows(n, shape.getValue()));
                String what = shape.getKey() + " " + n + "/" + m + " in " + cells + " cells";
                holds(a, NumericSample.of(rows(m, () -> shape.getValue().get() + shift)), cells, what);
                holds(a, pushed(a, cells, m, true), cells, what + ", pushed up");
                holds(a, pushed(a, cells, m, false), cells, what + ", pushed down");
            }
        }
    }

    @Test
    void samplesThatAreKnownValueByValueHaveNone() {
        NumericSample a = NumericSample.of(rows(500, random::nextGaussian));
        NumericSample b = NumericSample.of(rows(400, random::nextGaussian));
        Comparison raw = compare(a, b);
        NumericProfile whole = NumericProfile.of(a, 1000);
        Comparison kept = compare(whole.sample(), whole.coarsened(b));
        for (Statistic statistic : BOUNDED) {
            assertEquals(0, raw.bound(statistic));
            assertEquals(0, kept.bound(statistic));
            assertEquals(raw.effects().get(statistic), kept.effects().get(statistic), 1e-12);
        }
    }

    /** A million rows in 1,000 cells: what is open has to be small beside the limits. */
    @Test
    void areSmallBesideTheLimits() {
        NumericSample a = NumericSample.of(rows(200_000, random::nextGaussian));
        NumericSample b = NumericSample.of(rows(50_000, random::nextGaussian));
        NumericProfile profile = NumericProfile.of(a, NumericProfile.USUAL_CELLS);
        Comparison counted = compare(profile.sample(), profile.coarsened(b));
        for (Statistic statistic : BOUNDED) {
            assertTrue(counted.bound(statistic) > 0, statistic + " has no bound");
            assertTrue(
                    counted.bound(statistic) < statistic.limit() / 5,
                    statistic + " has the bound " + counted.bound(statistic));
        }
    }
}
