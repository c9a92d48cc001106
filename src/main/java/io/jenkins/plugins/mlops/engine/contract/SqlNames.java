package io.jenkins.plugins.mlops.engine.contract;

import java.util.Set;
import java.util.regex.Pattern;

/** Writes column names in SQL conditions that people will read: quoted only where they have to be. */
final class SqlNames {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Words that SQL would not take for the name of a column; a test compares it with the database's own list. */
    private static final Set<String> KEYWORDS = Set.of((""
                    + "all analyse analyze and anti any array as asc asof asymmetric at authorization between bigint binary bit "
                    + "boolean both by case cast char character check coalesce collate collation column columns concurrently "
                    + "constraint create cross current_catalog current_date current_role current_schema current_time "
                    + "current_timestamp current_user dec decimal default deferrable desc describe distinct do else end except exists "
                    + "extract false fetch float for foreign freeze from full generated glob group grouping grouping_id having ilike "
                    + "in initially inner inout int integer intersect interval into is isnull join lambda lateral leading left like "
                    + "limit localtime localtimestamp map national natural nchar none not notnull null nullif numeric offset on only "
                    + "or order out outer overlaps overlay pivot pivot_longer pivot_wider placing position positional precision "
                    + "primary qualify real references returning right row select semi session_user setof show similar smallint some "
                    + "struct substring summarize symmetric table tablesample then time timestamp to trailing treat trim true "
                    + "try_cast tuple union unique unpack unpivot user using values varchar variadic verbose when where window with "
                    + "xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize "
                    + "xmltable")
            .split(" "));

    private SqlNames() {}

    /** The name as a column in SQL. */
    static String column(String name) {
        return PLAIN.matcher(name).matches() && !KEYWORDS.contains(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }
}
