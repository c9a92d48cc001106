package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a model's features stand in a table, whatever the order of its columns, and how their values become numbers. */
final class ModelInputs {
    private final List<Feature> features;
    private final List<Map<String, Double>> codes = new ArrayList<>();
    private final List<String> selected = new ArrayList<>();
    private final long[] unseen;

    ModelInputs(Model model, Table table) {
        features = model.features();
        unseen = new long[features.size()];
        List<String> missing = new ArrayList<>();
        for (Feature feature : features) {
            if (table.column(feature.name()).isEmpty()) {
                missing.add("\"" + feature.name() + "\"" + Suggestion.hint(feature.name(), table.columnNames()));
            }
        }
        if (!missing.isEmpty()) {
            throw new BadInputException("the data lacks " + missing.size() + " of the model's " + features.size()
                    + " features: " + String.join(", ", missing.subList(0, Math.min(5, missing.size())))
                    + (missing.size() > 5 ? " ..." : ""));
        }
        features.forEach(feature -> select(feature, table.column(feature.name()).orElseThrow()));
    }

    private void select(Feature feature, Column column) {
        String name = Sql.name(column.name());
        Column.Kind kind = column.kind();
        if (!feature.categories().isEmpty()) {
            Map<String, Double> byName = new HashMap<>();
            feature.categories().forEach(category -> byName.put(category, feature.code(category)));
            codes.add(byName);
            selected.add("CAST(" + name + " AS VARCHAR)");
        } else if (kind.isNumber() || kind == Column.Kind.BOOLEAN) {
            codes.add(null);
            selected.add("CAST(" + name + " AS DOUBLE)");
        } else {
            throw new BadInputException("feature \"" + feature.name() + "\" is "
                    + (feature.kind() == Feature.Kind.NUMBER ? "a number" : "a category code")
                    + " for the model, but its column is " + column.type()
                    + "; give the data as the model was trained on it");
        }
    }

    /** SQL expressions, one a feature, in the model's order. */
    List<String> selected() {
        return selected;
    }

    int count() {
        return features.size();
    }

    /** The value of a feature in the present row. */
    double value(RowStream rows, int feature) throws SQLException {
        Map<String, Double> byName = codes.get(feature);
        if (byName == null) {
            return rows.number(feature);
        }
        String text = rows.text(feature);
        if (text == null) {
            return Double.NaN;
        }
        Double code = byName.get(text);
        if (code == null) {
            unseen[feature]++;
            return -1;
        }
        return code;
    }

    /** Sentences about categories the model has never seen. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (int f = 0; f < unseen.length; f++) {
            if (unseen[f] > 0) {
                notes.add(unseen[f] + " rows have a value of \""
                        + features.get(f).name() + "\" that the model has never seen");
            }
        }
        return notes;
    }

    /** A value as a reader knows it: the category's name, or the number. */
    Object shown(int feature, double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        List<String> categories = features.get(feature).categories();
        if (categories.isEmpty()) {
            return value;
        }
        return value >= 0 && value < categories.size() ? categories.get((int) value) : "(never seen)";
    }
}
