package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.data.type.ReadType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way of a column from the files into a table: the SQL for it, so that no value changes on the way and what is missing is
 * NULL.
 *
 * @param column its name, and the type it has in the table
 * @param natural the type that holds all values as they were written
 * @param throughText whether it is made of the text of the values
 * @param missing further values that stand for "missing"
 * @param csv how numbers are written in CSV
 */
record ReadColumn(Column column, ReadType natural, boolean throughText, List<String> missing, CsvOptions csv) {
    private static final String IS_NAN = "lower(trim(%s)) IN ('nan', '+nan', '-nan')";

    ReadColumn {
        missing = List.copyOf(missing);
    }

    ReadColumn as(String type) {
        return new ReadColumn(new Column(column.name(), type), natural, throughText, missing, csv);
    }

    private String name() {
        return Sql.name(column.name());
    }

    private boolean isText() {
        return column.type().equals("VARCHAR");
    }

    /** The type a CSV reader shall give it. */
    String csvType() {
        return isText() || throughText || !missing.isEmpty() ? "VARCHAR" : column.type();
    }

    /** The type a JSON reader shall give it. */
    String jsonType() {
        return throughText ? "VARCHAR" : natural.sql();
    }

    /** The value out of CSV, which has been read as {@link #csvType}. */
    String csvValue() {
        if (!csvType().equals("VARCHAR")) {
            return named(withoutNan(name(), column));
        }
        List<String> absent = new ArrayList<>();
        if (!missing.isEmpty()) {
            absent.add(name() + " IN (" + missing.stream().map(Sql::text).collect(Collectors.joining(", ")) + ")");
        }
        if (new Column(column.name(), natural.sql()).kind().isNumber()) {
            absent.add(IS_NAN.formatted(name()));
        }
        String value = isText() ? name() : "CAST(" + plainNumber() + " AS " + column.type() + ")";
        String present = absent.isEmpty()
                ? value
                : "CASE WHEN " + String.join(" OR ", absent) + " THEN NULL ELSE " + value + " END";
        return named(isText() ? present : withoutNumbers(present));
    }

    /** The value out of JSON, which has been read as {@link #jsonType}. */
    String jsonValue() {
        Column read = new Column(column.name(), jsonType());
        boolean number = throughText && column.kind().isNumber();
        String value = number
                ? "CASE WHEN " + IS_NAN.formatted(name()) + " THEN NULL ELSE " + name() + " END"
                : withoutNan(name(), read);
        String present = cast(present(value, read), read);
        return named(number ? withoutNumbers(present) : present);
    }

    /**
     * The value out of Parquet.
     *
     * @param own the type in the file
     */
    String parquetValue(String own) {
        Column read = new Column(column.name(), own);
        Column whole = new Column(column.name(), natural.sql());
        // By way of the type of all files: one number has one text, whichever file holds it.
        return named(cast(exact(present(withoutNan(name(), read), read), read, whole), whole));
    }

    /** A number keeps the digits it was written with: those of the shortest text that means a double. */
    private static String exact(String value, Column from, Column to) {
        boolean digits = from.kind() == Column.Kind.FLOAT && to.kind().isNumber() && to.kind() != Column.Kind.FLOAT;
        if (from.type().equals(to.type())) {
            return value;
        }
        return "CAST(" + (digits ? "CAST(CAST(" + value + " AS DOUBLE) AS VARCHAR)" : value) + " AS " + to.type() + ")";
    }

    /** The same value in all rows, out of the name of a folder; null is missing. */
    String constant(String value) {
        boolean absent = value == null || value.isEmpty() || missing.contains(value);
        return "CAST(" + (absent ? "NULL" : Sql.text(value)) + " AS " + column.type() + ") AS " + name();
    }

    private String cast(String value, Column read) {
        return column.type().equals(read.type()) ? value : "CAST(" + value + " AS " + column.type() + ")";
    }

    private String present(String value, Column read) {
        if (missing.isEmpty()) {
            return value;
        }
        if (read.kind().isNumber()) {
            return withoutNumbers(value);
        }
        return read.kind() == Column.Kind.TEXT
                ? "CASE WHEN " + value + " IN ("
                        + missing.stream().map(Sql::text).collect(Collectors.joining(", ")) + ") THEN NULL ELSE "
                        + value + " END"
                : value;
    }

    /** NULL instead of numbers that a missing value names: -999 also means -999.0. */
    private String withoutNumbers(String value) {
        List<String> numbers = MissingTokens.numbers(missing);
        return numbers.isEmpty()
                ? value
                : "CASE WHEN " + value + " IN (" + String.join(", ", numbers) + ") THEN NULL ELSE " + value + " END";
    }

    /** NULL instead of not-a-number; see {@link DuckSession} on what makes this hold for Parquet. */
    private static String withoutNan(String value, Column read) {
        return read.kind() == Column.Kind.FLOAT
                ? "CASE WHEN isnan(" + value + ") THEN NULL ELSE " + value + " END"
                : value;
    }

    private String plainNumber() {
        String text = name();
        if (csv.thousands() != null) {
            text = "replace(" + text + ", " + Sql.text(csv.thousands()) + ", '')";
        }
        return csv.decimal() == null || csv.decimal().equals(".")
                ? text
                : "replace(" + text + ", " + Sql.text(csv.decimal()) + ", '.')";
    }

    private String named(String value) {
        return value.equals(name()) ? value : value + " AS " + name();
    }
}
