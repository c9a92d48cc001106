package io.jenkins.plugins.mlops.engine.slices;

import io.jenkins.plugins.mlops.engine.performance.DeLong;
import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import io.jenkins.plugins.mlops.engine.performance.interval.Moments;
import io.jenkins.plugins.mlops.engine.performance.interval.TwoSamples;

/** Statistic of some rows for a measure. */
sealed interface SliceStatistic {
    /** Tells whether the measure has a value for these rows. */
    boolean defined();

    /** The value with limits; only where it is defined. */
    Estimate estimate(double level);

    /** The same of the rows of all that are not in this part; null where that is not computed. */
    SliceStatistic restOf(SliceStatistic all);

    /** Two-sided p-value for this part and the rest having the same value; not-a-number where there is no test. */
    double pAgainst(SliceStatistic rest);

    /** A share of rows. */
    record Share(long hits, long total) implements SliceStatistic {
        @Override
        public boolean defined() {
            return total > 0;
        }

        @Override
        public Estimate estimate(double level) {
            return Estimate.proportion(hits, total, level);
        }

        @Override
        public SliceStatistic restOf(SliceStatistic all) {
            Share whole = (Share) all;
            return new Share(whole.hits - hits, whole.total - total);
        }

        @Override
        public double pAgainst(SliceStatistic rest) {
            Share other = (Share) rest;
            return TwoSamples.proportions(hits, total, other.hits, other.total);
        }
    }

    /** A mean over rows. */
    record Mean(Moments moments) implements SliceStatistic {
        @Override
        public boolean defined() {
            return moments.count() > 0;
        }

        @Override
        public Estimate estimate(double level) {
            Estimate estimate = Estimate.mean(moments, level);
            return new Estimate(estimate.value(), Math.max(0, estimate.low()), estimate.high());
        }

        @Override
        public SliceStatistic restOf(SliceStatistic all) {
            return new Mean(((Mean) all).moments.without(moments));
        }

        @Override
        public double pAgainst(SliceStatistic rest) {
            return TwoSamples.means(moments, ((Mean) rest).moments);
        }
    }

    /** An area under the ROC curve; null where the rows hold one class only. */
    record Area(DeLong area) implements SliceStatistic {
        @Override
        public boolean defined() {
            return area != null;
        }

        @Override
        public Estimate estimate(double level) {
            Interval interval = area.interval(level);
            return new Estimate(area.auc(), interval.low(), interval.high());
        }

        /** Ranking the rest anew for each slice would cost a sort of the whole table each time. */
        @Override
        public SliceStatistic restOf(SliceStatistic all) {
            return null;
        }

        @Override
        public double pAgainst(SliceStatistic rest) {
            return Double.NaN;
        }
    }
}
