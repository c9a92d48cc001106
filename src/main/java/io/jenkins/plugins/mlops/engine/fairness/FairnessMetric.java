package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Distance of groups in a rate: as a difference (largest minus smallest rate) or as a ratio (smallest over largest). Equalized odds
 * looks at two rates: the worse of both, or with "mean" their mean (Fairlearn's {@code agg}).
 */
public enum FairnessMetric {
    DEMOGRAPHIC_PARITY_DIFFERENCE("DemographicParityDifference", false, GroupRate.SELECTION_RATE),
    DEMOGRAPHIC_PARITY_RATIO("DemographicParityRatio", true, GroupRate.SELECTION_RATE),
    EQUALIZED_ODDS_DIFFERENCE(
            "EqualizedOddsDifference", false, GroupRate.TRUE_POSITIVE_RATE, GroupRate.FALSE_POSITIVE_RATE),
    EQUALIZED_ODDS_RATIO("EqualizedOddsRatio", true, GroupRate.TRUE_POSITIVE_RATE, GroupRate.FALSE_POSITIVE_RATE),
    EQUALIZED_ODDS_MEAN_DIFFERENCE(
            "EqualizedOddsMeanDifference", false, GroupRate.TRUE_POSITIVE_RATE, GroupRate.FALSE_POSITIVE_RATE),
    EQUALIZED_ODDS_MEAN_RATIO(
            "EqualizedOddsMeanRatio", true, GroupRate.TRUE_POSITIVE_RATE, GroupRate.FALSE_POSITIVE_RATE),
    EQUAL_OPPORTUNITY_DIFFERENCE("EqualOpportunityDifference", false, GroupRate.TRUE_POSITIVE_RATE),
    EQUAL_OPPORTUNITY_RATIO("EqualOpportunityRatio", true, GroupRate.TRUE_POSITIVE_RATE),
    FALSE_POSITIVE_RATE_DIFFERENCE("FalsePositiveRateDifference", false, GroupRate.FALSE_POSITIVE_RATE),
    FALSE_POSITIVE_RATE_RATIO("FalsePositiveRateRatio", true, GroupRate.FALSE_POSITIVE_RATE),
    FALSE_NEGATIVE_RATE_DIFFERENCE("FalseNegativeRateDifference", false, GroupRate.FALSE_NEGATIVE_RATE),
    FALSE_NEGATIVE_RATE_RATIO("FalseNegativeRateRatio", true, GroupRate.FALSE_NEGATIVE_RATE),
    PREDICTIVE_PARITY_DIFFERENCE("PredictiveParityDifference", false, GroupRate.PRECISION),
    PREDICTIVE_PARITY_RATIO("PredictiveParityRatio", true, GroupRate.PRECISION),
    ACCURACY_DIFFERENCE("AccuracyDifference", false, GroupRate.ACCURACY),
    ACCURACY_RATIO("AccuracyRatio", true, GroupRate.ACCURACY),
    MAE_DIFFERENCE("MaeDifference", false, GroupRate.MEAN_ABSOLUTE_ERROR),
    MAE_RATIO("MaeRatio", true, GroupRate.MEAN_ABSOLUTE_ERROR);

    private final String rule;
    private final boolean ratio;
    private final List<GroupRate> rates;

    FairnessMetric(String rule, boolean ratio, GroupRate... rates) {
        this.rule = rule;
        this.ratio = ratio;
        this.rates = List.of(rates);
    }

    /** Its rule type. */
    public String rule() {
        return rule;
    }

    /** Its name as Fairlearn has it or would have it: {@code demographic_parity_ratio}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words: {@code demographic parity ratio}. */
    public String title() {
        return key().replace('_', ' ');
    }

    /** Tells whether it is smallest over largest, at most 1, and not a difference. */
    public boolean ratio() {
        return ratio;
    }

    /** The rates it compares. */
    public List<GroupRate> rates() {
        return rates;
    }

    /** Tells whether it is the mean over its rates, and not the worst. */
    boolean mean() {
        return this == EQUALIZED_ODDS_MEAN_DIFFERENCE || this == EQUALIZED_ODDS_MEAN_RATIO;
    }

    /** Tells whether it is defined for a kind of target. */
    public boolean suits(Task task) {
        return rates.get(0).suits(task);
    }

    /** The metric with a rule type. */
    public static Optional<FairnessMetric> named(String rule) {
        return Arrays.stream(values())
                .filter(metric -> metric.rule.equals(rule))
                .findFirst();
    }
}
