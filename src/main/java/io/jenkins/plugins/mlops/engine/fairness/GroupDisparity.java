package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.performance.interval.Mover;
import java.util.List;

/**
 * Distance of the rates of several groups, with limits that hold although the pair of groups that is farthest apart was chosen by
 * looking: each group has limits at a level that makes all pairs hold together (Bonferroni), each pair has Newcombe's limits of its
 * difference (or MOVER's of its ratio), and the largest difference lies between the largest lower and the largest upper limit of all
 * pairs. With two groups this is Newcombe's interval itself.
 *
 * @param estimate the difference or ratio with its limits; null where it is undefined
 * @param lowest index of the group with the smallest rate
 * @param highest index of the group with the largest rate
 */
record GroupDisparity(Estimate estimate, int lowest, int highest) {
    /** Level for each group's limits, so that {@code comparisons} statements hold together at the given level. */
    static double shared(double level, int comparisons) {
        return 1 - (1 - level) / Math.max(1, comparisons);
    }

    static int pairs(int groups) {
        return groups * (groups - 1) / 2;
    }

    /** Largest minus smallest. */
    static GroupDisparity difference(List<Estimate> rates) {
        GroupDisparity ends = ends(rates);
        double low = 0;
        double high = 0;
        for (int i = 0; i < rates.size(); i++) {
            for (int j = 0; j < i; j++) {
                Estimate d = Mover.difference(rates.get(i), rates.get(j));
                low = Math.max(low, Math.max(d.low(), -d.high()));
                high = Math.max(high, Math.max(d.high(), -d.low()));
            }
        }
        double value = rates.get(ends.highest).value() - rates.get(ends.lowest).value();
        return new GroupDisparity(
                new Estimate(value, Math.min(value, low), Math.max(value, high)), ends.lowest, ends.highest);
    }

    /** Smallest over largest; undefined where the largest is 0. */
    static GroupDisparity ratio(List<Estimate> rates) {
        GroupDisparity ends = ends(rates);
        double largest = rates.get(ends.highest).value();
        if (!(largest > 0)) {
            return ends;
        }
        double low = 1;
        double high = 1;
        for (int i = 0; i < rates.size(); i++) {
            for (int j = 0; j < rates.size(); j++) {
                // A pair over a rate of 0 says nothing; the same pair the other way round says that the ratio may be 0.
                if (i != j && rates.get(j).value() > 0) {
                    Estimate r = Mover.ratio(rates.get(i), rates.get(j));
                    low = Math.min(low, r.low());
                    high = Math.min(high, r.high());
                }
            }
        }
        double value = rates.get(ends.lowest).value() / largest;
        return new GroupDisparity(
                new Estimate(value, Math.min(value, low), Math.max(value, high)), ends.lowest, ends.highest);
    }

    private static GroupDisparity ends(List<Estimate> rates) {
        int lowest = 0;
        int highest = 0;
        for (int i = 1; i < rates.size(); i++) {
            if (rates.get(i).value() < rates.get(lowest).value()) {
                lowest = i;
            }
            if (rates.get(i).value() > rates.get(highest).value()) {
                highest = i;
            }
        }
        return new GroupDisparity(null, lowest, highest);
    }
}
