package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import io.jenkins.plugins.mlops.engine.validate.plan.RuleType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rule types of validateData: what dimension each belongs to, and what it does. How it is written stands in {@link DataGrammar}. */
public final class DataRules {
    /**
     * A rule type.
     *
     * @param dimension data-quality dimension, as in ODCS
     * @param columns how many of the parameters are columns of the table, from the first: -1 for all
     */
    public record Entry(String dimension, int columns, RuleType type) {
        /** The parameters that are columns of the table. */
        public List<String> named(List<String> parameters) {
            return columns < 0 ? parameters : parameters.subList(0, columns);
        }
    }

    /** Takes the types of a family. */
    interface Types {
        /** Adds a type; the parts are those of {@link Entry}. */
        void add(String name, String dimension, int columns, RuleType type);
    }

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        ColumnRules.register(DataRules::add);
        CustomSql.register(DataRules::add);
        FormatRules.register(DataRules::add);
        NumberRules.register(DataRules::add);
        SplitRules.register(DataRules::add);
        TableRules.register(DataRules::add);
        UniqueRules.register(DataRules::add);
        if (!ENTRIES.keySet().equals(new HashSet<>(DataGrammar.catalog().types()))) {
            throw new AssertionError("rule types that are written and rule types that do something are not the same");
        }
    }

    private DataRules() {}

    private static void add(String name, String dimension, int columns, RuleType type) {
        ENTRIES.put(name, new Entry(dimension, columns, type));
    }

    /** The rule type of a name the catalog knows. */
    public static Entry entry(String type) {
        return ENTRIES.get(type);
    }
}
