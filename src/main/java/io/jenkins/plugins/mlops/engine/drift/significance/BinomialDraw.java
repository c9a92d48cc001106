package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Draws from one binomial law by its table of cumulative probabilities, which leaves out only counts less probable than 1e-13. */
final class BinomialDraw {
    private static final double NEGLIGIBLE = 1e-13;

    private final int first;
    private final double[] cumulative;

    BinomialDraw(long trials, double share) {
        // Outwards from the most probable count by the ratio of neighbouring probabilities, until they are negligible.
        int n = (int) Math.min(Integer.MAX_VALUE - 1, trials);
        int mode = (int) Math.min(n, Math.floor((n + 1.0) * share));
        double odds = share / (1 - share);
        double peak = BinomialDistribution.of(n, share).probability(mode);
        int low = mode;
        double p = peak;
        while (low > 0 && (p *= low / ((n - low + 1.0) * odds)) > NEGLIGIBLE) {
            low--;
        }
        double[] table = new double[16];
        table[0] = p = low == mode ? peak : BinomialDistribution.of(n, share).probability(low);
        int count = 1;
        for (int k = low; k < n; k++) {
            p *= (n - k) * odds / (k + 1.0);
            if (k >= mode && p <= NEGLIGIBLE) {
                break;
            }
            if (count == table.length) {
                table = Arrays.copyOf(table, 2 * count);
            }
            table[count] = table[count - 1] + p;
            count++;
        }
        first = low;
        cumulative = Arrays.copyOf(table, count);
    }

    int next(SplittableRandom random) {
        double u = random.nextDouble();
        if (cumulative.length <= 16) {
            int i = 0;
            while (i < cumulative.length - 1 && cumulative[i] <= u) {
                i++;
            }
            return first + i;
        }
        int found = Arrays.binarySearch(cumulative, u);
        return first + Math.min(cumulative.length - 1, found < 0 ? -found - 1 : found + 1);
    }
}
