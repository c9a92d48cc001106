package io.jenkins.plugins.mlops.engine.validate.types;

import static io.jenkins.plugins.mlops.engine.rules.RuleCatalog.Use.NONE;
import static io.jenkins.plugins.mlops.engine.rules.RuleCatalog.Use.OPTIONAL;
import static io.jenkins.plugins.mlops.engine.rules.RuleCatalog.Use.REQUIRED;

import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.validate.plan.RuleType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rule types of validateData: how each is written, what dimension it belongs to, what it does. */
public final class DataRules {
    private static final int MANY = 60;

    /**
     * A rule type.
     *
     * @param dimension data-quality dimension, as in ODCS
     * @param columns how many of the parameters are columns of the table, from the first: -1 for all
     */
    public record Entry(String dimension, int columns, RuleType type) {}

    private static final RuleCatalog CATALOG = new RuleCatalog("validateData");
    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        add("RowCount", 0, 0, REQUIRED, "RowCount > 1000", "coverage", 0, TableRules::rowCount);
        add("ColumnCount", 0, 0, REQUIRED, "ColumnCount = 12", "conformity", 0, TableRules::columnCount);
        add("ColumnExists", 1, 1, NONE, "ColumnExists \"age\"", "conformity", 0, TableRules::columnExists);
        add(
                "ColumnNamesMatchPattern",
                1,
                1,
                NONE,
                "ColumnNamesMatchPattern \"[a-z_]+\"",
                "conformity",
                0,
                TableRules::columnNames);
        add(
                "RowCountMatch",
                1,
                1,
                REQUIRED,
                "RowCountMatch \"reference\" >= 0.9",
                "consistency",
                0,
                TableRules::rowCountMatch);
        add("IsComplete", 1, 1, NONE, "IsComplete \"age\"", "completeness", 1, ColumnRules::isComplete);
        add(
                "Completeness",
                1,
                1,
                REQUIRED,
                "Completeness \"age\" >= 0.95",
                "completeness",
                1,
                ColumnRules::completeness);
        add("IsUnique", 1, MANY, NONE, "IsUnique \"id\"", "uniqueness", -1, UniqueRules::isUnique);
        add(
                "IsPrimaryKey",
                1,
                MANY,
                NONE,
                "IsPrimaryKey \"person\" \"year\"",
                "uniqueness",
                -1,
                UniqueRules::isPrimaryKey);
        add("Uniqueness", 1, MANY, REQUIRED, "Uniqueness \"email\" > 0.9", "uniqueness", -1, UniqueRules::uniqueness);
        add(
                "UniqueValueRatio",
                1,
                MANY,
                REQUIRED,
                "UniqueValueRatio \"email\" > 0.9",
                "uniqueness",
                -1,
                UniqueRules::uniqueValueRatio);
        add(
                "DistinctValuesCount",
                1,
                MANY,
                REQUIRED,
                "DistinctValuesCount \"site\" = 6",
                "uniqueness",
                -1,
                UniqueRules::distinct);
        add("Entropy", 1, MANY, REQUIRED, "Entropy \"site\" > 1", "accuracy", -1, UniqueRules::entropy);
        add(
                "ColumnDataType",
                1,
                1,
                REQUIRED,
                "ColumnDataType \"age\" = \"Integer\"",
                "conformity",
                1,
                ColumnRules::dataType);
        add(
                "ColumnValues",
                1,
                1,
                REQUIRED,
                "ColumnValues \"sex\" in [\"female\", \"male\"]",
                "conformity",
                1,
                ColumnRules::values);
        add("ColumnLength", 1, 1, REQUIRED, "ColumnLength \"code\" = 5", "conformity", 1, ColumnRules::length);
        add("ColumnFormat", 1, 1, REQUIRED, "ColumnFormat \"host\" = \"ipv4\"", "conformity", 1, FormatRules::format);
        add(
                "DataFreshness",
                1,
                1,
                REQUIRED,
                "DataFreshness \"updated\" <= 24 hours",
                "timeliness",
                1,
                ColumnRules::freshness);
        add(
                "Mean",
                1,
                1,
                REQUIRED,
                "Mean \"age\" between 20 and 60",
                "accuracy",
                1,
                NumberRules.statistic("mean", "avg(%s)"));
        add("Sum", 1, 1, REQUIRED, "Sum \"amount\" > 0", "accuracy", 1, NumberRules.statistic("sum", "sum(%s)"));
        add(
                "StandardDeviation",
                1,
                1,
                REQUIRED,
                "StandardDeviation \"age\" < 30",
                "accuracy",
                1,
                NumberRules.statistic("standard deviation", "stddev_pop(%s)"));
        add(
                "Variance",
                1,
                1,
                REQUIRED,
                "Variance \"age\" < 900",
                "accuracy",
                1,
                NumberRules.statistic("variance", "var_pop(%s)"));
        add(
                "ColumnCorrelation",
                2,
                2,
                REQUIRED,
                "ColumnCorrelation \"height\" \"weight\" > 0.5",
                "accuracy",
                2,
                NumberRules::correlation);
        add(
                "ClassBalance",
                1,
                1,
                REQUIRED,
                "ClassBalance \"target\" >= 0.05",
                "coverage",
                1,
                UniqueRules::classBalance);
        add(
                "RowsPerSlice",
                1,
                MANY,
                REQUIRED,
                "RowsPerSlice \"sex\" \"site\" >= 30",
                "coverage",
                -1,
                UniqueRules::rowsPerSlice);
        add("Diversity", 1, MANY, REQUIRED, "Diversity \"site\" >= 3", "coverage", -1, UniqueRules::diversity);
        add(
                "SplitOverlap",
                1,
                MANY,
                REQUIRED,
                "SplitOverlap \"test\" \"person\" = 0",
                "consistency",
                0,
                SplitRules::overlap);
        add(
                "CustomSql",
                1,
                1,
                OPTIONAL,
                "CustomSql \"select count(*) from primary where a > b\" = 0",
                "consistency",
                0,
                CustomSql::plan);
    }

    static {
        CATALOG.firstIsTable("SplitOverlap");
    }

    private DataRules() {}

    private static void add(
            String name,
            int fewest,
            int most,
            RuleCatalog.Use condition,
            String example,
            String dimension,
            int columns,
            RuleType type) {
        CATALOG.add(name, fewest, most, condition, example);
        ENTRIES.put(name, new Entry(dimension, columns, type));
    }

    /** Returns the written forms of the rule types. */
    public static RuleCatalog catalog() {
        return CATALOG;
    }

    /** The rule type of a name the catalog knows. */
    public static Entry entry(String type) {
        return ENTRIES.get(type);
    }
}
