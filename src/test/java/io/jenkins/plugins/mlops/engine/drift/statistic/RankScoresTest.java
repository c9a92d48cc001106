package io.jenkins.plugins.mlops.engine.drift.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.engine.drift.Fixtures;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import io.jenkins.plugins.mlops.engine.drift.significance.EffectiveSampleSizes;
import io.jenkins.plugins.mlops.engine.drift.significance.RankTests;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the definitions: pairs are counted, and moments are taken over every way to split the pooled rows. */
class RankScoresTest {
    private static double[] values(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static RankScores scores(double[] reference, double[] current) {
        return Fixtures.walk(NumericSample.of(reference), NumericSample.of(current))
                .ranks();
    }

    @ParameterizedTest
    @CsvSource({
        "1 5 6 9 12, 2 3 11 20", // all different
        "1 2 2 3 8, 2 2 7 8", // ties within and between
        "1 2 3 4 5 6, 7 8 9", // apart
        "5 5 6 6 7, 1 1 1 11 11 11", // same place, other spread
    })
    void linearAndSquaredScores(String referenceText, String currentText) {
        double[] reference = values(referenceText);
        double[] current = values(currentText);
        RankScores scores = scores(reference, current);

        double larger = 0;
        double smaller = 0;
        double ties = 0;
        for (double a : reference) {
            for (double b : current) {
                larger += b > a ? 1 : 0;
                smaller += b < a ? 1 : 0;
                ties += a == b ? 1 : 0;
            }
        }
        double pairs = reference.length * current.length;
        assertEquals((larger - smaller) / pairs, scores.dominance(), 1e-12);
        assertEquals(smaller + ties / 2, scores.mannWhitney(), 1e-12);

        double[] pooled = new double[reference.length + current.length];
        System.arraycopy(reference, 0, pooled, 0, reference.length);
        System.arraycopy(current, 0, pooled, reference.length, current.length);
        double expected = form(pooled, reference.length, current.length);
        assertEquals(2, scores.locationScale().degrees());
        assertEquals(expected, scores.locationScale().value(), 1e-9 * Math.max(1, expected));
        // Chi-squared with two degrees of freedom has an upper tail of exp(-x / 2).
        EffectiveSampleSizes sizes = EffectiveSampleSizes.of(reference.length, current.length);
        assertEquals(Math.exp(-expected * sizes.shrink() / 2), RankTests.locationScale(scores, sizes), 1e-9);
    }

    /** (L, Q) less its mean, in the inverse of its covariance; both moments over all splits, each as likely as the others. */
    private static double form(double[] pooled, int n, int m) {
        int all = n + m;
        double[] score = new double[all];
        for (int i = 0; i < all; i++) {
            double value = pooled[i];
            double below = Arrays.stream(pooled).filter(other -> other < value).count();
            double same = Arrays.stream(pooled).filter(other -> other == value).count();
            score[i] = (below + (same + 1) / 2 - (all + 1) / 2.0) / all;
        }
        double splits = 0;
        double[] sum = new double[5];
        double l = 0;
        double q = 0;
        for (int mask = 0; mask < 1 << all; mask++) {
            if (Integer.bitCount(mask) != m) {
                continue;
            }
            double linear = 0;
            double square = 0;
            for (int i = 0; i < all; i++) {
                if ((mask >> i & 1) != 0) {
                    linear += score[i];
                    square += score[i] * score[i];
                }
            }
            splits++;
            sum[0] += linear;
            sum[1] += square;
            sum[2] += linear * linear;
            sum[3] += linear * square;
            sum[4] += square * square;
            if (mask == (1 << all) - (1 << n)) { // the last m rows are the current ones
                l = linear;
                q = square;
            }
        }
        l -= sum[0] / splits;
        q -= sum[1] / splits;
        double ll = sum[2] / splits - sum[0] * sum[0] / splits / splits;
        double lq = sum[3] / splits - sum[0] * sum[1] / splits / splits;
        double qq = sum[4] / splits - sum[1] * sum[1] / splits / splits;
        return (l * l * qq - 2 * l * q * lq + q * q * ll) / (ll * qq - lq * lq);
    }

    @ParameterizedTest
    @CsvSource({"1 1 1, 1 1, 0", "1 1 0, 0 0 1, 1"})
    void fewerDegreesWhereScoresDoNotVary(String reference, String current, int degrees) {
        RankScores scores = scores(values(reference), values(current));
        assertEquals(
                degrees,
                scores.locationScale().degrees(),
                scores.locationScale().toString());
        if (degrees == 0) {
            assertEquals(1, RankTests.locationScale(scores, EffectiveSampleSizes.of(3, 2)));
        } else {
            // Of three ones in six rows the current sample has one: 0.5 from its mean, with the hypergeometric variance
            // 0.45.
            assertEquals(5.0 / 9, scores.locationScale().value(), 1e-12);
        }
    }
}
