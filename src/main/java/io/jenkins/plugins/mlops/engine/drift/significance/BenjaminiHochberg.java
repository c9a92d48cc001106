package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.stream.IntStream;

/**
 * Adjusts p-values for their number: among those at or below a limit, the expected share of false ones is at most that limit, and when
 * nothing changed at all, the probability of any is (Benjamini and Hochberg 1995).
 */
public final class BenjaminiHochberg {
    private BenjaminiHochberg() {}

    /** The adjusted p-values, in the order given. */
    public static double[] adjust(double[] pValues) {
        int count = pValues.length;
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> Double.compare(pValues[b], pValues[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[count];
        double least = 1;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, pValues[order[i]] * count / (count - i));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }
}
