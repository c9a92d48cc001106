package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.data.RowDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/**
 * Numbers of decimal digits. They arrive as text, exactly; once all are known, the narrowest decimal type that holds them is taken. What is
 * longer than the engine's 38 digits, or no finite number, makes the column one of floating-point numbers, which the log tells.
 */
final class NumericReader extends ColumnReader {
    private static final int MOST_DIGITS = 38;

    private final int declaredWhole;
    private final int declaredScale;
    private int whole = 1;
    private int scale;
    private boolean special;

    /**
     * @param precision declared digits in all, or 0 when the column has any number of them
     * @param declaredScale declared digits behind the point
     */
    NumericReader(int at, String name, int precision, int declaredScale) {
        super(at, name, "VARCHAR");
        boolean declared = precision > 0 && declaredScale >= 0 && precision >= declaredScale;
        this.declaredWhole = declared ? precision - declaredScale : 0;
        this.declaredScale = declared ? declaredScale : 0;
    }

    @Override
    void read(ResultSet row, DuckDBAppender to, RowDigest digest) throws SQLException {
        String value = row.getString(at());
        if (value == null) {
            absent(to, digest);
            return;
        }
        look(value);
        to.append(value);
        digest.text(value);
    }

    private void look(String value) {
        int start = value.startsWith("-") ? 1 : 0;
        int point = value.indexOf('.');
        int end = point < 0 ? value.length() : point;
        for (int i = start; i < value.length(); i++) {
            if (i != point && (value.charAt(i) < '0' || value.charAt(i) > '9')) {
                special = true; // NaN, Infinity, or an exponent
                return;
            }
        }
        whole = Math.max(whole, end - start);
        scale = Math.max(scale, point < 0 ? 0 : value.length() - point - 1);
    }

    @Override
    String type() {
        int left = Math.max(whole, declaredWhole);
        int right = Math.max(scale, declaredScale);
        return special || left + right > MOST_DIGITS ? "DOUBLE" : "DECIMAL(" + (left + right) + "," + right + ")";
    }

    @Override
    String note() {
        if (!type().equals("DOUBLE")) {
            return null;
        }
        return "column \"" + name() + "\" (numeric) holds "
                + (special ? "values that are not finite decimal numbers" : "numbers of more than 38 digits")
                + "; it is read as floating-point numbers";
    }
}
