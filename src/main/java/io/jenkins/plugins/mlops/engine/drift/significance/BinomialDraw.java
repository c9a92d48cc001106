package io.jenkins.plugins.mlops.engine.drift.significance;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/** Draws from one binomial law by its table of cumulative probabilities, which covers all but 1e-12 of it. */
final class BinomialDraw {
    private final int first;
    private final double[] cumulative;

    BinomialDraw(long trials, double share) {
        BinomialDistribution law = BinomialDistribution.of((int) Math.min(Integer.MAX_VALUE, trials), share);
        first = law.inverseCumulativeProbability(1e-12);
        int last = law.inverseSurvivalProbability(1e-12);
        cumulative = new double[last - first + 1];
        double sum = law.cumulativeProbability(first - 1);
        for (int i = 0; i < cumulative.length; i++) {
            sum += law.probability(first + i);
            cumulative[i] = sum;
        }
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
