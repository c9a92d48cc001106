package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Relation;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import io.jenkins.plugins.mlops.engine.validate.plan.RuleType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rule types of validateData: what dimension each belongs to, and what it does. How it is written stands in {@link DataGrammar}. */
public final class DataRules {
    /** The columns of the data whose values a rule reads. */
    public interface Reads {
        /**
         * The columns.
         *
         * @param parameters of the rule
         * @param table the data
         */
        List<String> columns(List<String> parameters, Relation table);
    }

    /**
     * A rule type.
     *
     * @param dimension data-quality dimension, as in ODCS
     * @param columns how many of the parameters are columns of the table, from the first: -1 for all
     * @param reads the columns whose values it reads
     */
    public record Entry(String dimension, int columns, Reads reads, RuleType type) {
        /** The parameters that are columns of the table. */
        public List<String> named(List<String> parameters) {
            return columns < 0 ? parameters : parameters.subList(0, columns);
        }
    }

    /** Takes the types of a family. */
    interface Types {
        /** Adds a type; the parts are those of {@link Entry}. */
        void add(String name, Entry entry);

        /** Adds a type that reads the columns that its first parameters name, -1 for all. */
        default void add(String name, String dimension, int columns, RuleType type) {
            add(
                    name,
                    new Entry(
                            dimension,
                            columns,
                            (parameters, table) -> columns < 0 ? parameters : parameters.subList(0, columns),
                            type));
        }

        /** Adds a type whose parameters are more than names of columns. */
        default void add(String name, String dimension, Reads reads, RuleType type) {
            add(name, new Entry(dimension, 0, reads, type));
        }
    }

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        ColumnRules.register(ENTRIES::put);
        CustomSql.register(ENTRIES::put);
        FormatRules.register(ENTRIES::put);
        MatchRules.register(ENTRIES::put);
        NumberRules.register(ENTRIES::put);
        ReferenceRules.register(ENTRIES::put);
        SplitRules.register(ENTRIES::put);
        TableRules.register(ENTRIES::put);
        UniqueRules.register(ENTRIES::put);
        if (!ENTRIES.keySet().equals(new HashSet<>(DataGrammar.catalog().types()))) {
            throw new AssertionError("rule types that are written and rule types that do something are not the same");
        }
    }

    private DataRules() {}

    /** The rule type of a name the catalog knows. */
    public static Entry entry(String type) {
        return ENTRIES.get(type);
    }
}
