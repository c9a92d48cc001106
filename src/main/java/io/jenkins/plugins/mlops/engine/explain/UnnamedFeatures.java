package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Models trained on arrays do not know the names of their features; then the order of the data's columns is all there is. */
final class UnnamedFeatures {
    private UnnamedFeatures() {}

    /**
     * The model with the names of the data's columns, when it has none of its own and exactly as many features as the data has columns that are
     * nothing else; otherwise the model as it is.
     *
     * @param others the target and the columns rows are grouped by
     * @param given the columns in the model's order, or empty
     * @throws BadInputException when the given columns cannot be the model's inputs, or it has no names and nothing tells them
     */
    static Model named(Model model, Table table, Set<String> others, List<String> given) {
        if (!given.isEmpty()) {
            return asGiven(model, table, given);
        }
        List<String> columns = table.columnNames().stream()
                .filter(name -> !others.contains(name))
                .toList();
        if (!unnamed(model.features(), table)) {
            return model;
        }
        if (model.features().size() != columns.size()) {
            throw new BadInputException("the model file names no features: it takes "
                    + model.features().size() + " columns and the data has " + columns.size()
                    + " beside the target; say which they are, in the model's order (" + features() + ")");
        }
        return model.withFeatureNames(
                columns,
                "The model file names no features: its " + columns.size()
                        + " features were taken to be the data's columns in their order, without the target and the columns to group by");
    }

    private static Model asGiven(Model model, Table table, List<String> given) {
        for (String name : given) {
            if (table.column(name).isEmpty()) {
                throw new BadInputException(
                        "unknown column \"" + name + "\"" + Suggestion.hint(name, table.columnNames()));
            }
        }
        if (given.size() != model.features().size() || new LinkedHashSet<>(given).size() != given.size()) {
            throw new BadInputException("the model takes " + model.features().size() + " features, and " + given.size()
                    + (given.size() == model.features().size() ? " columns with repetitions" : " columns")
                    + " were named as such");
        }
        List<String> known = model.features().stream().map(Feature::name).toList();
        if (BlankNames.fit(model, given)) {
            return known.equals(given)
                    ? model
                    : model.withFeatureNames(given, "The features were given as " + String.join(", ", given));
        }
        if (!unnamed(model.features(), table) && !known.equals(given)) {
            throw new BadInputException("the model file names its features itself ("
                    + String.join(", ", known.subList(0, Math.min(5, known.size()))) + (known.size() > 5 ? " ..." : "")
                    + "); leave the list of features out");
        }
        return known.equals(given)
                ? model
                : model.withFeatureNames(
                        given, "The model file names no features: they were given as " + String.join(", ", given));
    }

    /** f0, f1 ... is what readers call features without a name, Column_0, Column_1 ... what LightGBM does. */
    private static boolean unnamed(List<Feature> features, Table table) {
        for (int f = 0; f < features.size(); f++) {
            String name = features.get(f).name();
            if (!name.equals("f" + f) && !name.equals("Column_" + f)
                    || table.column(name).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** Text of messages that asks for the features. */
    static String features() {
        return OptionName.isParameter()
                ? OptionName.of("feature") + ": [...]"
                : "--feature COLUMN --feature COLUMN ...; features: [...] in a Pipeline";
    }
}
