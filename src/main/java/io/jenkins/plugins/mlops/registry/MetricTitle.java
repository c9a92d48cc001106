package io.jenkins.plugins.mlops.registry;

import java.util.Map;
import org.jvnet.localizer.Localizable;

/** The names of metrics as readers know them, in their language; the script of reports has the same. */
final class MetricTitle {
    private static final String SHARE = "share.";

    private static final Map<String, Localizable> KNOWN = Map.ofEntries(
            Map.entry("accuracy", Messages._MetricTitle_accuracy()),
            Map.entry("auc", Messages._MetricTitle_auc()),
            Map.entry("aucWeighted", Messages._MetricTitle_aucWeighted()),
            Map.entry("balancedAccuracy", Messages._MetricTitle_balancedAccuracy()),
            Map.entry("brier", Messages._MetricTitle_brier()),
            Map.entry("calibrationError", Messages._MetricTitle_calibrationError()),
            Map.entry("f1", Messages._MetricTitle_f1()),
            Map.entry("f1Weighted", Messages._MetricTitle_f1Weighted()),
            Map.entry("logLoss", Messages._MetricTitle_logLoss()),
            Map.entry("mae", Messages._MetricTitle_mae()),
            Map.entry("mape", Messages._MetricTitle_mape()),
            Map.entry("mcc", Messages._MetricTitle_mcc()),
            Map.entry("prAuc", Messages._MetricTitle_prAuc()),
            Map.entry("precision", Messages._MetricTitle_precision()),
            Map.entry("precisionWeighted", Messages._MetricTitle_precisionWeighted()),
            Map.entry("r2", Messages._MetricTitle_r2()),
            Map.entry("recall", Messages._MetricTitle_recall()),
            Map.entry("recallWeighted", Messages._MetricTitle_recallWeighted()),
            Map.entry("rmse", Messages._MetricTitle_rmse()),
            Map.entry("rows", Messages._MetricTitle_rows()),
            Map.entry("specificity", Messages._MetricTitle_specificity()));

    private MetricTitle() {}

    /** The name of a metric; its key where nobody gave it another. */
    static String of(String key) {
        Localizable known = KNOWN.get(key);
        if (known != null) {
            return known.toString();
        }
        return key.startsWith(SHARE) ? Messages.MetricTitle_share(key.substring(SHARE.length())) : key;
    }
}
