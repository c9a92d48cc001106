package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Format;
import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a model's features stand in a table, whatever the order of its columns, and how their values become numbers. */
final class ModelInputs {
    private final List<Feature> features;
    private final Table table;
    private final DuckSession session;
    private final double missing;
    private final List<CategoryCodes> codes = new ArrayList<>();
    private final List<String> selected = new ArrayList<>();
    private final InputCounts counts;

    /** @param missing the number that means "missing" to the model, or not-a-number */
    ModelInputs(Model model, Table table, DuckSession session, double missing) throws SQLException {
        this.features = model.features();
        this.table = table;
        this.session = session;
        this.missing = missing;
        this.counts = new InputCounts(features);
        List<String> absent = new ArrayList<>();
        for (Feature feature : features) {
            if (table.column(feature.name()).isEmpty()) {
                absent.add("\"" + feature.name() + "\"" + Suggestion.hint(feature.name(), table.columnNames()));
            }
        }
        if (!absent.isEmpty()) {
            throw new BadInputException("the data lacks " + absent.size() + " of the model's " + features.size()
                    + " features: " + String.join(", ", absent.subList(0, Math.min(5, absent.size())))
                    + (absent.size() > 5 ? " ..." : ""));
        }
        for (Feature feature : features) {
            select(feature, table.column(feature.name()).orElseThrow());
        }
    }

    /**
     * Returns the kinds of columns that the model declares: those it has names of categories for are read letter by
     * letter.
     */
    static DeclaredKinds kinds(Model model) {
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        for (Feature feature : model.features()) {
            boolean text = model instanceof BlackBoxModel && feature.kind() == Feature.Kind.CATEGORY;
            if (text || !feature.categories().isEmpty()) {
                kinds.put(feature.name(), ColumnKind.CATEGORY);
            }
        }
        return DeclaredKinds.by(KindSource.SIGNATURE, kinds);
    }

    private boolean holdsNumbers(Column column) {
        return table.naturalColumns().stream()
                .anyMatch(natural ->
                        natural.name().equals(column.name()) && natural.kind().isNumber());
    }

    private void select(Feature feature, Column column) throws SQLException {
        String name = Sql.name(column.name());
        Column.Kind kind = column.kind();
        if (!feature.categories().isEmpty()) {
            codes.add(new CategoryCodes(feature, holdsNumbers(column) || table.format() == Format.CSV));
            selected.add("CAST(" + name + " AS VARCHAR)");
        } else if (kind.isNumber() || kind == Column.Kind.BOOLEAN) {
            codes.add(null);
            selected.add("CAST(" + name + " AS DOUBLE)");
        } else if (isEmpty(name)) {
            codes.add(null);
            selected.add("CAST(NULL AS DOUBLE)");
        } else {
            throw new BadInputException("feature \"" + feature.name() + "\" is "
                    + (feature.kind() == Feature.Kind.NUMBER ? "a number" : "a category code")
                    + " for the model, but its column is " + column.type()
                    + "; give the data as the model was trained on it");
        }
    }

    /** A column without any value has no type that could be wrong. */
    private boolean isEmpty(String column) throws SQLException {
        Object values = session.query("SELECT count(" + column + ") FROM " + Sql.name(table.name()))
                .get(0)[0];
        return ((Number) values).longValue() == 0;
    }

    /** SQL expressions, one a feature, in the model's order. */
    List<String> selected() {
        return selected;
    }

    int count() {
        return features.size();
    }

    /** Returns the counts so far. */
    InputCounts counts() {
        return counts;
    }

    /** The value of a feature in the present row. */
    double value(RowStream rows, int feature) throws SQLException {
        CategoryCodes byName = codes.get(feature);
        if (byName == null) {
            double number = rows.number(feature);
            // Libraries compare in float, as they hold their data.
            if (number == missing || (float) number == (float) missing) {
                counts.replaced(feature);
                return Double.NaN;
            }
            counts.number(feature, number);
            return number;
        }
        String text = rows.text(feature);
        double code = text == null ? Double.NaN : byName.code(text);
        counts.category(feature, code);
        return code;
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
