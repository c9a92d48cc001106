package io.jenkins.plugins.mlops.engine.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The type that holds the values of two columns of the same name. The order in which columns are put together does not matter. */
final class ColumnTypes {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");
    static final int MOST_DIGITS = 38;

    private ColumnTypes() {}

    static String common(Column a, Column b) {
        if (a.type().equals(b.type())) {
            return a.type();
        }
        if (a.kind().isNumber() && b.kind().isNumber()) {
            return number(a, b);
        }
        if (a.kind().isTime() && b.kind().isTime()) {
            return zoned(a) || zoned(b) ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
        }
        return "VARCHAR";
    }

    private static boolean zoned(Column column) {
        return column.type().equals("TIMESTAMP WITH TIME ZONE");
    }

    private static String number(Column a, Column b) {
        if (a.kind() == Column.Kind.FLOAT || b.kind() == Column.Kind.FLOAT) {
            return "DOUBLE";
        }
        if (a.kind() == Column.Kind.INTEGER && b.kind() == Column.Kind.INTEGER) {
            return "HUGEINT";
        }
        int scale = Math.max(digits(a)[1], digits(b)[1]);
        int whole = Math.max(digits(a)[0], digits(b)[0]);
        return whole + scale > MOST_DIGITS ? "DOUBLE" : "DECIMAL(" + (whole + scale) + "," + scale + ")";
    }

    /** Digits before and behind the point. */
    static int[] digits(Column column) {
        Matcher decimal = DECIMAL.matcher(column.type());
        if (!decimal.matches()) {
            return new int[] {MOST_DIGITS, 0};
        }
        int scale = Integer.parseInt(decimal.group(2));
        return new int[] {Integer.parseInt(decimal.group(1)) - scale, scale};
    }
}
