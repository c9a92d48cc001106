package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Refuses names of columns that a rule could not tell apart. Nothing is renamed. */
final class ColumnNames {
    private ColumnNames() {}

    /**
     * Refuses names that repeat, and names that differ in upper and lower case alone, because SQL takes these as one.
     *
     * @param where what holds the names, for the message
     */
    static void require(String where, List<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String before = seen.put(Sql.identifier(name).toLowerCase(Locale.ROOT), name);
            if (before == null) {
                continue;
            }
            if (name.isEmpty()) {
                throw new BadInputException(where + " has several columns without a name; give each column a name");
            }
            throw new BadInputException(
                    before.equals(name)
                            ? where + " names \"" + name + "\" twice; give each column a name of its own"
                            : where + " has the columns \"" + before + "\" and \"" + name
                                    + "\", which differ in upper and lower case only; SQL takes them as one, so rename one");
        }
    }

    /** Refuses a column without a name, where a format cannot give it by its position. */
    static void requireNamed(String where, List<String> names) {
        require(where, names);
        if (names.contains("")) {
            throw new BadInputException(where + " has a column without a name; give it one");
        }
    }
}
