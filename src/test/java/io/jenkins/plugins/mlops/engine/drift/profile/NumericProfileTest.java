package io.jenkins.plugins.mlops.engine.drift.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.drift.ClusterEffect;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.Fixtures;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumericProfileTest {
    private final SplittableRandom random = new SplittableRandom(8);

    private double[] values(int rows, double shift) {
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            // A third zeros, the rest skewed.
            values[i] = random.nextInt(3) == 0 ? 0 : Math.exp(random.nextGaussian()) + shift;
        }
        return values;
    }

    @Test
    void staysWithinItsBounds() {
        NumericSample before = NumericSample.of(values(50_000, 0));
        NumericSample now = NumericSample.of(values(20_000, 0.2));
        NumericProfile profile = NumericProfile.of(before, 500);
        assertEquals(50_000, profile.size());
        assertTrue(profile.counts().length <= 510, profile.counts().length + " cells");
        assertTrue(profile.bound() > 0 && profile.bound() <= 0.0021, "bound " + profile.bound());
        Fixtures.Walked exact = Fixtures.walk(before, now);
        Fixtures.Walked coarse = Fixtures.walk(profile.sample(), profile.coarsened(now));
        assertEquals(
                exact.distances().kolmogorovSmirnov(), coarse.distances().kolmogorovSmirnov(), 2 * profile.bound());
        assertEquals(exact.distances().wasserstein(), coarse.distances().wasserstein(), 2 * profile.transportBound());
        assertEquals(before.moments().deviation(), profile.sample().moments().deviation(), 0);
    }

    @Test
    void fewValuesAreKeptExactly() {
        double[] rows = new double[5000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(40) / 4.0;
        }
        NumericProfile profile = NumericProfile.of(NumericSample.of(rows), 100);
        assertEquals(0, profile.bound());
        assertEquals(0, profile.transportBound());
        // A value between two kept ones is a new value, not one of them.
        NumericSample between = profile.coarsened(NumericSample.of(new double[] {0.1, 0.25, 99}));
        assertEquals(0.1, between.ofRank(1));
        assertEquals(0.25, between.ofRank(2));
        assertEquals(99, between.ofRank(3));
    }

    @Test
    void survivesJson() {
        double[] rows = values(3000, 0);
        rows[0] = Double.NEGATIVE_INFINITY;
        rows[1] = Double.NaN;
        NumericProfile profile = NumericProfile.of(NumericSample.of(rows), 50);
        Map<String, FrozenColumn> columns = new LinkedHashMap<>();
        columns.put(
                "income", new FrozenColumn(NUMBER, new ColumnProfile.Numeric(profile, new ClusterEffect(1.5, 1.2))));
        columns.put(
                "site",
                new FrozenColumn(
                        new DecidedKind(ColumnKind.CATEGORY, KindSource.USER),
                        new ColumnProfile.Categorical(
                                new CategoricalSample(Map.of("a", 3L, "b \"quoted\"", 4L), 2), ClusterEffect.NONE)));
        columns.put("gone", new FrozenColumn(null, presence(0, 3000)));
        columns.put(
                "id", new FrozenColumn(new DecidedKind(ColumnKind.IDENTIFIER, KindSource.CONTENT), presence(2999, 1)));
        BaselineProfile baseline =
                new BaselineProfile(Instant.parse("2026-01-31T12:00:00Z"), "credit-risk/3", 3000, columns);
        BaselineProfile read = BaselineJson.read(BaselineJson.write(baseline), "baseline.json");
        assertEquals(baseline.until(), read.until());
        assertEquals("credit-risk/3", read.model());
        ColumnProfile.Numeric numeric =
                (ColumnProfile.Numeric) read.columns().get("income").profile();
        assertArrayEquals(profile.mean(), numeric.values().mean(), 0);
        assertArrayEquals(profile.upper(), numeric.values().upper(), 0);
        assertArrayEquals(profile.counts(), numeric.values().counts());
        assertEquals(1, numeric.values().missing());
        assertEquals(new ClusterEffect(1.5, 1.2), numeric.effect());
        assertEquals(NUMBER, read.columns().get("income").kind());
        for (String name : List.of("site", "gone", "id")) {
            assertEquals(baseline.columns().get(name), read.columns().get(name));
        }
    }

    @Test
    void damagedJsonIsRefusedInOneLine() {
        String good = BaselineJson.write(new BaselineProfile(
                Instant.EPOCH,
                null,
                2,
                Map.of(
                        "a",
                        new FrozenColumn(
                                NUMBER,
                                new ColumnProfile.Numeric(
                                        NumericProfile.of(NumericSample.of(new double[] {1, 2}), 10),
                                        ClusterEffect.NONE)))));
        assertMessage("is not a baseline profile", "{\"format\": \"other\"}");
        assertMessage("is not a baseline profile", "[1");
        assertMessage("column \"a\" of the baseline is damaged", good.replace("[1,1.0],[1,2.0]", "[1,2.0],[1,1.0]"));
        assertMessage("column \"a\" of the baseline is damaged", good.replace("[1,1.0],", "[1,1.0,7],"));
        assertMessage("column \"a\" of the baseline is damaged", good.replace("cells", "cell"));
        assertMessage("column \"a\" of the baseline is damaged", good.replace("\"number\"", "\"numbr\""));
    }

    private static final DecidedKind NUMBER = new DecidedKind(ColumnKind.NUMBER, KindSource.CONTENT);

    private static ColumnProfile presence(long present, long missing) {
        return new ColumnProfile.Presence(new ColumnPair.Filled(present, missing), ClusterEffect.NONE);
    }

    @Test
    void theFirstFormatIsReadAsItWas() {
        BaselineProfile read = BaselineJson.read("""
                {"format": "mlops-baseline/1", "created": "2026-01-31T12:00:00Z", "model": null, "rows": 5, "columns": {
                  "n": {"kind": "numeric", "missing": 1, "mean": 1.5, "sd": 0.5, "cells": [[2, 1.0], [2, 2.0]]},
                  "c": {"kind": "categorical", "missing": 0, "counts": {"a": 2, "b": 3}},
                  "t": {"kind": "categorical", "missing": 0, "counts": {"true": 2, "false": 3}},
                  "o": {"kind": "categorical", "missing": 5, "counts": {}}}}
                """, "old.json");
        assertEquals(ColumnKind.NUMBER, read.columns().get("n").kind().kind());
        assertEquals(ColumnKind.CATEGORY, read.columns().get("c").kind().kind());
        assertEquals(ColumnKind.BOOLEAN, read.columns().get("t").kind().kind());
        assertNull(read.columns().get("o").kind());
        assertEquals(5, read.columns().get("o").profile().rows().missing());
        assertMessage(
                "expected \"format\": \"mlops-baseline/2\", found \"mlops-baseline/3\"",
                "{\"format\": \"mlops-baseline/3\"}");
    }

    @Test
    void frozenValuesAreTakenAsAnotherKindWhereThatLosesNothing() {
        FrozenColumn codes = new FrozenColumn(
                NUMBER,
                new ColumnProfile.Numeric(
                        NumericProfile.of(NumericSample.of(new double[] {10, 10, 2.5, 1}), 100), ClusterEffect.NONE));
        assertEquals(
                Map.of("10", 2L, "2.5", 1L, "1", 1L),
                ((ColumnProfile.Categorical) codes.as(ColumnKind.CATEGORY).orElseThrow())
                        .values()
                        .counts());
        assertEquals(
                Map.of("10", 2L, "2.5", 1L, "true", 1L),
                ((ColumnProfile.Categorical) codes.as(ColumnKind.BOOLEAN).orElseThrow())
                        .values()
                        .counts());
        assertTrue(codes.as(ColumnKind.TIME).isEmpty());
        assertEquals(4, codes.as(ColumnKind.IDENTIFIER).orElseThrow().rows().present());
        FrozenColumn ranges = new FrozenColumn(
                NUMBER,
                new ColumnProfile.Numeric(
                        NumericProfile.of(NumericSample.of(values(3000, 0)), 50), ClusterEffect.NONE));
        assertTrue(ranges.as(ColumnKind.CATEGORY).isEmpty());
        FrozenColumn names = new FrozenColumn(
                new DecidedKind(ColumnKind.CATEGORY, KindSource.CONTENT),
                new ColumnProfile.Categorical(new CategoricalSample(Map.of("2", 3L, "10", 4L), 2), ClusterEffect.NONE));
        ColumnProfile.Numeric numbers =
                (ColumnProfile.Numeric) names.as(ColumnKind.NUMBER).orElseThrow();
        assertArrayEquals(new double[] {2, 10}, numbers.values().mean(), 0);
        assertArrayEquals(new long[] {3, 4}, numbers.values().counts());
        assertEquals(2, numbers.values().missing());
    }

    private static void assertMessage(String expected, String json) {
        String message = assertThrows(BadInputException.class, () -> BaselineJson.read(json, "b.json"))
                .getMessage();
        assertTrue(message.contains(expected) && message.startsWith("b.json"), message);
    }
}
