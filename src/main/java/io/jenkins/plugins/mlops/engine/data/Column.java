package io.jenkins.plugins.mlops.engine.data;

import java.util.Locale;

/**
 * A column of a table.
 *
 * @param name as in the file
 * @param type SQL type, for example {@code BIGINT}
 */
public record Column(String name, String type) {
    /** Kind of a column's type, which decides what a rule can ask of it. */
    public enum Kind {
        INTEGER,
        DECIMAL,
        FLOAT,
        TEXT,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        OTHER;

        /** Tells whether the values are numbers. */
        public boolean isNumber() {
            return this == INTEGER || this == DECIMAL || this == FLOAT;
        }

        /** Tells whether the values are points in time. */
        public boolean isTime() {
            return this == DATE || this == TIMESTAMP;
        }
    }

    /**
     * Tells whether one SQL decimal can hold the values of this decimal column and also a number of so many digits, so that both compare
     * exactly.
     *
     * @param whole digits of the number before the point
     * @param scale digits of the number behind it
     */
    public boolean holdsWith(int whole, int scale) {
        int[] own = ColumnTypes.digits(this);
        return Math.max(own[0], whole) + Math.max(own[1], scale) <= ColumnTypes.MOST_DIGITS;
    }

    /** Digits behind the point that the type of a column of integers or decimals holds. */
    public int scale() {
        return ColumnTypes.digits(this)[1];
    }

    /** Tells whether the values are lists, structs or maps. */
    boolean isNested() {
        String upper = type.toUpperCase(Locale.ROOT);
        return upper.endsWith("]") || upper.startsWith("STRUCT") || upper.startsWith("MAP") || upper.equals("JSON");
    }

    /** Returns the kind of this column's type. */
    public Kind kind() {
        String upper = type.toUpperCase(Locale.ROOT);
        if (isNested()) {
            return Kind.OTHER;
        }
        if (upper.startsWith("DECIMAL")) {
            return Kind.DECIMAL;
        }
        if (upper.startsWith("TIMESTAMP")) {
            return Kind.TIMESTAMP;
        }
        return switch (upper) {
            case "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT" -> Kind.INTEGER;
            case "FLOAT", "DOUBLE" -> Kind.FLOAT;
            case "VARCHAR" -> Kind.TEXT;
            case "BOOLEAN" -> Kind.BOOLEAN;
            case "DATE" -> Kind.DATE;
            default -> upper.startsWith("ENUM") ? Kind.TEXT : Kind.OTHER;
        };
    }
}
