package io.jenkins.plugins.mlops.engine.fairness;

import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.performance.interval.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the measures between the judged groups. */
final class Disparities {
    private final List<String> names;
    private final List<GroupCounts> groups;
    private final double level;

    Disparities(List<String> names, List<GroupCounts> groups, double level) {
        this.names = names;
        this.groups = groups;
        this.level = level;
    }

    /** One rate's part in a measure; without a rate where groups cannot be compared, without a value where it has no ratio. */
    private record Part(GroupRate rate, Estimate estimate, String lowest, String highest) {
        boolean known() {
            return !Double.isNaN(estimate.value());
        }
    }

    Disparity of(FairnessMetric metric) {
        if (groups.size() < 2) {
            return Disparity.undefined(
                    metric,
                    List.of(
                            groups.isEmpty()
                                    ? "no group is large enough to be judged"
                                    : "only one group, \"" + names.get(0) + "\", is large enough to be judged"));
        }
        List<String> notes = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (GroupRate rate : metric.rates()) {
            Part part = part(metric, rate, notes);
            if (part.rate == null || parts.isEmpty() && !part.known()) {
                return Disparity.undefined(metric, notes);
            }
            parts.add(part);
        }
        return metric.mean() ? mean(metric, parts, notes) : worst(metric, parts, notes);
    }

    /** The notes say why something is missing. */
    private Part part(FairnessMetric metric, GroupRate rate, List<String> notes) {
        List<Estimate> rates = new ArrayList<>();
        List<String> named = new ArrayList<>();
        int pairs = GroupDisparity.pairs(groups.size()) * metric.rates().size();
        for (int g = 0; g < groups.size(); g++) {
            Optional<Estimate> estimate = groups.get(g).rate(rate, GroupDisparity.shared(level, pairs));
            if (estimate.isPresent()) {
                rates.add(estimate.get());
                named.add(names.get(g));
            } else {
                notes.add("\"" + names.get(g) + "\" has no " + rate.base() + " and so no " + rate.title());
            }
        }
        if (rates.size() < 2) {
            notes.add("fewer than two groups have a " + rate.title());
            return new Part(null, null, null, null);
        }
        GroupDisparity spread = metric.ratio() ? GroupDisparity.ratio(rates) : GroupDisparity.difference(rates);
        if (spread.estimate() == null) {
            notes.add("the " + rate.title() + " is 0 in every group, which has no ratio");
            return new Part(rate, new Estimate(Double.NaN, 0, 1), null, null);
        }
        return new Part(rate, spread.estimate(), named.get(spread.lowest()), named.get(spread.highest()));
    }

    /**
     * The larger difference or the smaller ratio. Where no group has a false positive, their ratio has no value and, as in Fairlearn, the
     * other rate's alone is the value; but such a ratio may be anything, and so the interval reaches down to 0.
     */
    private Disparity worst(FairnessMetric metric, List<Part> parts, List<String> notes) {
        Part worst = parts.get(0);
        double low = worst.estimate.low();
        double high = worst.estimate.high();
        for (Part part : parts) {
            double apart = part.estimate.value() - worst.estimate.value();
            boolean worse = metric.ratio() ? apart < 0 : apart > 0;
            worst = worse ? part : worst;
            low = metric.ratio() ? Math.min(low, part.estimate.low()) : Math.max(low, part.estimate.low());
            high = metric.ratio() ? Math.min(high, part.estimate.high()) : Math.max(high, part.estimate.high());
        }
        return made(metric, worst.estimate.value(), low, high, worst, notes);
    }

    private Disparity mean(FairnessMetric metric, List<Part> parts, List<String> notes) {
        double value = 0;
        double low = 0;
        double high = 0;
        long known = parts.stream().filter(Part::known).count();
        for (Part part : parts) {
            value += part.known() ? part.estimate.value() / known : 0;
            low += part.estimate.low() / parts.size();
            high += part.estimate.high() / parts.size();
        }
        return made(metric, value, low, high, parts.get(0), notes);
    }

    private Disparity made(
            FairnessMetric metric, double value, double low, double high, Part decisive, List<String> notes) {
        String single = metric.rates().get(0) == GroupRate.MEAN_ABSOLUTE_ERROR ? "Student's t" : "Wilson";
        String method = metric.ratio()
                ? "MOVER ratio of " + single + " limits"
                : single.equals("Wilson") ? "Newcombe" : "MOVER of " + single + " limits";
        int pairs = GroupDisparity.pairs(groups.size()) * metric.rates().size();
        if (pairs > 1) {
            method += ", Bonferroni over " + pairs + " comparisons";
        }
        double most = decisive.rate == GroupRate.MEAN_ABSOLUTE_ERROR && !metric.ratio() ? Double.POSITIVE_INFINITY : 1;
        Interval interval = new Interval(Math.min(low, value), Math.max(high, value), level, method).within(0, most);
        return new Disparity(
                metric,
                value,
                interval,
                new Disparity.Deciding(decisive.rate, decisive.lowest, decisive.highest),
                notes);
    }
}
