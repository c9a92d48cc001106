package io.jenkins.plugins.mlops.engine.monitor.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static final Instant START = Instant.parse("2026-01-01T02:00:00Z");

    private final List<SeriesPoint> past = new ArrayList<>();

    private SeriesState night(SeriesPolicy policy, String model, boolean drifted, double p, double intensity) {
        SeriesPoint point = new SeriesPoint(
                START.plus(Duration.ofDays(past.size())),
                model,
                true,
                drifted,
                p,
                intensity,
                false,
                drifted ? List.of("age") : List.of());
        SeriesState state = Series.decide(past, point, policy);
        past.add(point.withRetrain(state.retrain()));
        return state;
    }

    private SeriesState drift() {
        return night(SeriesPolicy.scheduled(), "m/1", true, 1e-6, 2);
    }

    private SeriesState calm(double intensity) {
        return night(SeriesPolicy.scheduled(), "m/1", false, 1, intensity);
    }

    @Test
    void oneNightIsNoAlarmTwoOfThreeAre() {
        SeriesState first = drift();
        assertFalse(first.alarm());
        assertEquals("drift in 1 of the last 1 run, 2 of 3 are needed", first.reason());
        assertFalse(calm(0).alarm());
        SeriesState third = drift();
        assertTrue(third.alarm() && third.retrain());
        assertEquals("drift by 2 of the last 3 runs: age", third.reason());
    }

    @Test
    void differentColumnsOnDifferentNightsAreChance() {
        drift();
        SeriesPoint other =
                new SeriesPoint(START.plus(Duration.ofDays(1)), "m/1", true, true, 1e-3, 1.2, false, List.of("income"));
        SeriesState state = Series.decide(past, other, SeriesPolicy.scheduled());
        assertFalse(state.alarm());
        past.add(other);
        SeriesPoint both = new SeriesPoint(
                START.plus(Duration.ofDays(2)), "m/1", true, true, 1e-3, 1.2, false, List.of("income", "site"));
        state = Series.decide(past, both, SeriesPolicy.scheduled());
        assertEquals("drift by 2 of the last 3 runs: income", state.reason());
    }

    @Test
    void aRunWithoutColumnsCountsAsItself() {
        for (int i = 0; i < 2; i++) {
            SeriesPoint point =
                    new SeriesPoint(START.plus(Duration.ofDays(i)), "m/1", true, true, 1, 0, false, List.of());
            assertEquals(
                    i == 1, Series.decide(past, point, SeriesPolicy.scheduled()).alarm());
            past.add(point);
        }
    }

    @Test
    void theAlarmStaysUntilTheEffectIsWellBelowTheLimit() {
        drift();
        assertTrue(drift().alarm());
        assertTrue(calm(0.9).alarm());
        assertTrue(calm(0.8).alarm());
        assertTrue(calm(0.5).alarm(), "two of the last three still count");
        assertFalse(calm(0.5).alarm());
        assertFalse(calm(0.9).alarm(), "below the limit does not raise it again");
    }

    @Test
    void trainingIsAskedForOnceACoolDown() {
        drift();
        assertTrue(drift().retrain());
        for (int i = 0; i < 6; i++) {
            SeriesState state = drift();
            assertTrue(state.alarm());
            assertFalse(state.retrain());
            assertTrue(state.reason().contains("cools down until 2026-01-09"), state.reason());
        }
        assertTrue(drift().retrain());
    }

    @Test
    void aNewChampionStartsANewSeries() {
        drift();
        assertFalse(night(SeriesPolicy.scheduled(), "m/2", true, 1e-6, 2).alarm());
        assertTrue(night(SeriesPolicy.scheduled(), "m/2", true, 1e-6, 2).retrain());
    }

    @Test
    void undecidedNightsCountNeitherWay() {
        drift();
        SeriesPoint undecided =
                new SeriesPoint(START.plus(Duration.ofDays(1)), "m/1", false, false, 1, 0, false, List.of());
        assertFalse(Series.decide(past, undecided, SeriesPolicy.scheduled()).alarm());
        past.add(undecided);
        past.add(undecided);
        SeriesPoint bad =
                new SeriesPoint(START.plus(Duration.ofDays(5)), "m/1", true, true, 0.01, 1.2, false, List.of("age"));
        assertTrue(Series.decide(past, bad, SeriesPolicy.scheduled()).alarm());
    }

    @Test
    void timeMustNotGoBackwards() {
        drift();
        drift();
        SeriesPoint early = new SeriesPoint(START.minusSeconds(1), "m/1", true, false, 1, 0, false, List.of());
        assertThrows(BadInputException.class, () -> Series.decide(past, early, SeriesPolicy.scheduled()));
    }

    @Test
    void theEProcessSeldomAlarmsInAYearWithoutChange() {
        SplittableRandom random = new SplittableRandom(4);
        int years = 0;
        for (int year = 0; year < 500; year++) {
            EProcess process = new EProcess(365);
            boolean alarm = false;
            for (int day = 0; day < 365; day++) {
                process.add(random.nextDouble());
                alarm |= process.value() >= 20;
            }
            years += alarm ? 1 : 0;
        }
        assertTrue(years <= 25, years + " of 500 years");
    }

    @Test
    void theEProcessFindsALateChange() {
        for (int i = 0; i < 200; i++) {
            assertFalse(night(SeriesPolicy.eProcess(), "m/1", false, 0.2 + 0.8 * (i % 10) / 10, 0)
                    .alarm());
        }
        int nights = 0;
        while (!night(SeriesPolicy.eProcess(), "m/1", true, 1e-3, 1.5).alarm()) {
            nights++;
            assertTrue(nights < 10);
        }
        assertTrue(nights >= 1, "one night at p = 0.001 is no evidence over a year");
    }

    @Test
    void calibratedProbabilitiesHaveMeanOne() {
        double sum = 0;
        int steps = 2_000_000;
        for (int i = 0; i < steps; i++) {
            sum += EProcess.calibrated((i + 0.5) / steps) / steps;
        }
        assertTrue(sum <= 1 && sum > 0.9, "mean " + sum);
        assertEquals(0.5, EProcess.calibrated(1), 1e-6);
        assertEquals(EProcess.calibrated(0.99), EProcess.calibrated(1), 0.01);
    }

    @Test
    void survivesJson() {
        drift();
        drift();
        assertEquals(past, SeriesJson.read(SeriesJson.write(past, "why"), "h.json"));
        assertThrows(BadInputException.class, () -> SeriesJson.read("{}", "h.json"));
        assertThrows(
                BadInputException.class,
                () -> SeriesJson.read("{\"format\":\"mlops-series/1\",\"points\":[{\"at\":\"x\"}]}", "h.json"));
    }
}
