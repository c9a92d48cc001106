package io.jenkins.plugins.mlops.engine.data;

import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type that holds the values of columns of the same name, as far as their types tell. The order of the columns does not matter. */
final class ColumnTypes {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");
    static final int MOST_DIGITS = 38;
    /** A number of so many digits stays itself as a double, so that two different ones never become one. */
    static final int DIGITS_OF_DOUBLE = 15;
    /** The type of a column that was written without any value; the database quotes it because the word is reserved. */
    private static final String NULL = "\"NULL\"";

    private ColumnTypes() {}

    static boolean isNull(Column column) {
        return column.type().equals(NULL);
    }

    /** The exact type of columns, none of them of {@link #isNull nulls}; null when it depends on the values. */
    static String common(Collection<Column> columns) {
        List<String> types = columns.stream().map(Column::type).distinct().toList();
        if (types.size() == 1) {
            return types.get(0);
        }
        if (!types.isEmpty()
                && columns.stream().allMatch(column -> column.kind().isNumber())) {
            return number(columns);
        }
        if (!types.isEmpty()
                && columns.stream().allMatch(column -> column.kind().isTime())) {
            return types.contains("TIMESTAMP WITH TIME ZONE") ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
        }
        // JSON keeps which keys each row was written with; one struct of all keys would add some.
        return !types.isEmpty() && columns.stream().allMatch(Column::isNested) ? "JSON" : "VARCHAR";
    }

    private static String number(Collection<Column> columns) {
        if (columns.stream().allMatch(column -> column.kind() == Column.Kind.FLOAT)) {
            return "DOUBLE";
        }
        if (columns.stream().allMatch(column -> column.kind() == Column.Kind.INTEGER)) {
            return "HUGEINT";
        }
        int whole = 0;
        int scale = 0;
        boolean few = true;
        boolean floats = false;
        for (Column column : columns) {
            if (column.kind() == Column.Kind.FLOAT) {
                floats = true;
                continue;
            }
            int[] digits = digits(column);
            whole = Math.max(whole, digits[0]);
            scale = Math.max(scale, digits[1]);
            few &= digits[0] + digits[1] <= DIGITS_OF_DOUBLE;
        }
        if (floats) {
            return few ? "DOUBLE" : null;
        }
        return whole + scale > MOST_DIGITS ? null : decimal(whole, scale);
    }

    static String decimal(int whole, int scale) {
        return "DECIMAL(" + Math.max(1, whole + scale) + "," + scale + ")";
    }

    /** Digits before and behind the point. */
    static int[] digits(Column column) {
        Matcher decimal = DECIMAL.matcher(column.type());
        if (decimal.matches()) {
            int scale = Integer.parseInt(decimal.group(2));
            return new int[] {Integer.parseInt(decimal.group(1)) - scale, scale};
        }
        int whole =
                switch (column.type()) {
                    case "TINYINT", "UTINYINT" -> 3;
                    case "SMALLINT", "USMALLINT" -> 5;
                    case "INTEGER", "UINTEGER" -> 10;
                    case "BIGINT" -> 19;
                    case "UBIGINT" -> 20;
                    default -> MOST_DIGITS;
                };
        return new int[] {whole, 0};
    }
}
