package io.jenkins.plugins.mlops.results;

import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Map;
import org.jvnet.localizer.LocaleProvider;
import org.jvnet.localizer.Localizable;

/** The one number that a reader of a check asks for first, and its change against an earlier build. */
final class KeyMetric {
    /** A metric, and the name that readers know it by. */
    private record Known(String metric, Localizable name) {}

    /** The first of these that a check has. What is watched over time comes before what a single run is about. */
    private static final List<Known> FIRST = List.of(
            new Known("driftedColumns", Messages._KeyMetric_driftedColumns()),
            new Known("auc", Messages._KeyMetric_auc()),
            new Known("rmse", Messages._KeyMetric_rmse()),
            new Known("accuracy", Messages._KeyMetric_accuracy()),
            new Known("rows", Messages._KeyMetric_rows()));

    private static final String NUMBER = "#,##0.####";
    private static final String CHANGE = "+#,##0.####;-#,##0.####";

    private KeyMetric() {}

    /**
     * Describes the key metric of a check in the reader's language.
     *
     * @param before the check's newest result of an earlier build, or null
     * @return name, value and change; empty where the check has no such metric
     */
    static String text(CheckSummary check, CheckPoint before) {
        for (Known known : FIRST) {
            Double value = check.getMetrics().get(known.metric());
            if (value != null) {
                return text(
                        known.name().toString(), value, before == null ? null : metric(before, known.metric()), before);
            }
        }
        return "";
    }

    private static String text(String name, double value, Double earlier, CheckPoint before) {
        String shown = number(NUMBER, value);
        if (earlier == null) {
            return Messages.KeyMetric_alone(name, shown);
        }
        double change = value - earlier;
        return change == 0
                ? Messages.KeyMetric_same(name, shown, before.build())
                : Messages.KeyMetric_changed(name, shown, number(CHANGE, change), before.build());
    }

    /** A number as the reader's language writes it; a message alone would write it as that of the server does. */
    private static String number(String pattern, double value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(LocaleProvider.getLocale())).format(value);
    }

    private static Double metric(CheckPoint point, String name) {
        return point.line().get("metrics") instanceof Map<?, ?> metrics && metrics.get(name) instanceof Number value
                ? Double.valueOf(value.doubleValue())
                : null;
    }
}
