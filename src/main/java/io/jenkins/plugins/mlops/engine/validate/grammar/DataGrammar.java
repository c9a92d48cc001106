package io.jenkins.plugins.mlops.engine.validate.grammar;

import static io.jenkins.plugins.mlops.engine.rules.RuleCatalog.Use.NONE;
import static io.jenkins.plugins.mlops.engine.rules.RuleCatalog.Use.OPTIONAL;
import static io.jenkins.plugins.mlops.engine.rules.RuleCatalog.Use.REQUIRED;

import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.rules.dqdl.DqdlParser;

/** The rule types of validateData: how each is written. */
public final class DataGrammar {
    private static final int MANY = 60;

    private static final RuleCatalog CATALOG = new RuleCatalog("validateData");

    static {
        add("RowCount", 0, 0, REQUIRED, "RowCount > 1000");
        add("ColumnCount", 0, 0, REQUIRED, "ColumnCount = 12");
        add("ColumnExists", 1, 1, NONE, "ColumnExists \"age\"");
        add("ColumnNamesMatchPattern", 1, 1, NONE, "ColumnNamesMatchPattern \"[a-z_]+\"");
        add("RowCountMatch", 1, 1, REQUIRED, "RowCountMatch \"reference\" >= 0.9");
        add("IsComplete", 1, 1, NONE, "IsComplete \"age\"");
        add("Completeness", 1, 1, REQUIRED, "Completeness \"age\" >= 0.95");
        add("IsUnique", 1, MANY, NONE, "IsUnique \"id\"");
        add("IsPrimaryKey", 1, MANY, NONE, "IsPrimaryKey \"person\" \"year\"");
        add("Uniqueness", 1, MANY, REQUIRED, "Uniqueness \"email\" > 0.9");
        add("UniqueValueRatio", 1, MANY, REQUIRED, "UniqueValueRatio \"email\" > 0.9");
        add("DistinctValuesCount", 1, MANY, REQUIRED, "DistinctValuesCount \"site\" = 6");
        add("Entropy", 1, MANY, REQUIRED, "Entropy \"site\" > 1");
        add("ColumnDataType", 1, 1, REQUIRED, "ColumnDataType \"age\" = \"Integer\"");
        add("ColumnValues", 1, 1, REQUIRED, "ColumnValues \"sex\" in [\"female\", \"male\"]");
        add("ColumnLength", 1, 1, REQUIRED, "ColumnLength \"code\" = 5");
        add("ColumnFormat", 1, 1, REQUIRED, "ColumnFormat \"host\" = \"ipv4\"");
        add("DataFreshness", 1, 1, REQUIRED, "DataFreshness \"updated\" <= 24 hours");
        add("Mean", 1, 1, REQUIRED, "Mean \"age\" between 20 and 60");
        add("Sum", 1, 1, REQUIRED, "Sum \"amount\" > 0");
        add("StandardDeviation", 1, 1, REQUIRED, "StandardDeviation \"age\" < 30");
        add("Variance", 1, 1, REQUIRED, "Variance \"age\" < 900");
        add("ColumnCorrelation", 2, 2, REQUIRED, "ColumnCorrelation \"height\" \"weight\" > 0.5");
        add("ClassBalance", 1, 1, REQUIRED, "ClassBalance \"target\" >= 0.05");
        add("RowsPerSlice", 1, MANY, REQUIRED, "RowsPerSlice \"sex\" \"site\" >= 30");
        add("Diversity", 1, MANY, REQUIRED, "Diversity \"site\" >= 3");
        add("SplitOverlap", 1, MANY, REQUIRED, "SplitOverlap \"test\" \"person\" = 0");
        add("ReferentialIntegrity", 2, 2, REQUIRED, "ReferentialIntegrity \"zip\" \"reference.zip\" = 1.0");
        add("DatasetMatch", 2, 3, REQUIRED, "DatasetMatch \"reference\" \"id\" >= 0.99");
        add("SchemaMatch", 1, 1, REQUIRED, "SchemaMatch \"reference\" = 1.0");
        add("AggregateMatch", 2, 2, REQUIRED, "AggregateMatch \"sum(amount)\" \"sum(reference.amount)\" >= 0.99");
        add("CustomSql", 1, 1, OPTIONAL, "CustomSql \"select count(*) from primary where a > b\" = 0");
        CATALOG.firstIsTable("SplitOverlap");
    }

    private DataGrammar() {}

    private static void add(String type, int fewest, int most, RuleCatalog.Use condition, String example) {
        CATALOG.add(type, fewest, most, condition, example);
    }

    /** Returns the written forms of the rule types. */
    public static RuleCatalog catalog() {
        return CATALOG;
    }

    /**
     * Reads one rule.
     *
     * @throws RuleSyntaxException if it cannot be understood
     */
    public static Rule rule(String text, Source source) {
        return DqdlParser.rule(text, source, CATALOG);
    }
}
