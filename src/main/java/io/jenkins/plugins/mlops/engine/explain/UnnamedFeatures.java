package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
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
     */
    static Model named(Model model, Table table, Set<String> others) {
        List<String> columns = table.columnNames().stream().filter(name -> !others.contains(name)).toList();
        if (model.features().size() != columns.size() || !unnamed(model.features(), table)) {
            return model;
        }
        return model.withFeatureNames(columns, "The model file names no features: its " + columns.size()
                + " features were taken to be the data's columns in their order, without the target and the columns to group by");
    }

    /** f0, f1 ... is what readers call features without a name, Column_0, Column_1 ... what LightGBM does. */
    private static boolean unnamed(List<Feature> features, Table table) {
        for (int f = 0; f < features.size(); f++) {
            String name = features.get(f).name();
            if (!name.equals("f" + f) && !name.equals("Column_" + f) || table.column(name).isPresent()) {
                return false;
            }
        }
        return true;
    }
}
