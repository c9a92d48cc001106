package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.util.ArrayList;
import java.util.List;

/** LightGBM writes the blanks in a feature's name as underscores: {@code my_col} may be the data's column {@code my col}. */
final class BlankNames {
    private static final String LIGHTGBM = "LightGBM text";

    private BlankNames() {}

    /**
     * The model with the data's own names, where each that differs in nothing but blanks fits exactly one column.
     *
     * @throws BadInputException when several columns fit a feature
     */
    static Model matched(Model model, Table table) {
        if (!model.info().format().equals(LIGHTGBM)) {
            return model;
        }
        List<String> names = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Feature feature : model.features()) {
            List<String> fitting = table.columnNames().stream()
                    .filter(column -> written(column).equals(feature.name()))
                    .toList();
            if (fitting.size() > 1) {
                throw new BadInputException("the model's feature \"" + feature.name() + "\" may be the column \""
                        + fitting.get(0) + "\" or \"" + fitting.get(1)
                        + "\": LightGBM writes blanks as underscores; say which columns the features are, in the model's order"
                        + " (" + UnnamedFeatures.features() + ")");
            }
            names.add(fitting.isEmpty() ? feature.name() : fitting.get(0));
            if (!fitting.isEmpty() && !fitting.get(0).equals(feature.name())) {
                told.add("\"" + feature.name() + "\" is the data's column \"" + fitting.get(0) + "\"");
            }
        }
        return told.isEmpty()
                ? model
                : model.withFeatureNames(
                        names, "LightGBM writes blanks in names as underscores: " + String.join(", ", told));
    }

    /** Tells whether a list of columns is the model's features but for blanks. */
    static boolean fit(Model model, List<String> columns) {
        return model.info().format().equals(LIGHTGBM)
                && model.features().stream()
                        .map(Feature::name)
                        .toList()
                        .equals(columns.stream().map(BlankNames::written).toList());
    }

    private static String written(String column) {
        return column.replace(' ', '_');
    }
}
