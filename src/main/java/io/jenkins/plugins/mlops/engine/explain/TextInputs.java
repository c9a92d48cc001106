package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A black box that takes texts does not say which: they are those that are in the data. */
final class TextInputs {
    private static final int MOST_TEXTS = 100_000;

    private TextInputs() {}

    /** The model, knowing the texts of its columns of texts. */
    static Model known(Model model, List<Table> tables, DuckSession session) throws SQLException {
        if (!(model instanceof BlackBoxModel box)) {
            return model;
        }
        BlackBoxModel known = box;
        for (int f = 0; f < box.features().size(); f++) {
            Feature feature = box.features().get(f);
            if (feature.kind() == Feature.Kind.CATEGORY && feature.categories().isEmpty()) {
                known = known.withCategories(f, texts(feature.name(), tables, session));
            }
        }
        return known;
    }

    private static List<String> texts(String name, List<Table> tables, DuckSession session) throws SQLException {
        Set<String> texts = new LinkedHashSet<>();
        texts.add(""); // what the model gets for a missing value
        for (Table table : tables) {
            if (table.column(name).isEmpty()) {
                continue; // told later, together with all columns that are missing
            }
            String column = "CAST(" + Sql.name(name) + " AS VARCHAR)";
            for (Object[] row : session.query("SELECT DISTINCT " + column + " AS v FROM " + Sql.name(table.name())
                    + " WHERE " + column + " IS NOT NULL ORDER BY v LIMIT " + (MOST_TEXTS + 1))) {
                texts.add((String) row[0]);
            }
        }
        if (texts.size() > MOST_TEXTS) {
            throw new BadInputException(
                    "feature \"" + name + "\" has more than " + MOST_TEXTS + " different texts; is it an identifier?");
        }
        return new ArrayList<>(texts);
    }
}
