package io.jenkins.plugins.mlops.engine.model.lightgbm;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.Arrays;
import java.util.StringTokenizer;

/** Lists of numbers with spaces between. A list takes memory by what is written, never by what the file declares. */
final class Numbers {
    private Numbers() {}

    static double[] doubles(TextLines lines) throws ModelFormatException {
        StringTokenizer tokens = new StringTokenizer(lines.value(), " ");
        double[] values = new double[16];
        int count = 0;
        while (tokens.hasMoreTokens()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = number(tokens.nextToken(), lines);
        }
        return Arrays.copyOf(values, count);
    }

    /** Whole numbers from -2^31 to 2^32 - 1. */
    static long[] integers(TextLines lines) throws ModelFormatException {
        StringTokenizer tokens = new StringTokenizer(lines.value(), " ");
        long[] values = new long[16];
        int count = 0;
        while (tokens.hasMoreTokens()) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = integer(tokens.nextToken(), lines);
        }
        return Arrays.copyOf(values, count);
    }

    static long integer(String text, TextLines lines) throws ModelFormatException {
        try {
            long value = Long.parseLong(text);
            if (value >= Integer.MIN_VALUE && value <= 0xffffffffL) {
                return value;
            }
        } catch (NumberFormatException e) {
            // complained about below
        }
        throw lines.problem(lines.key() + " has " + quote(text) + ", expected a whole number of 32 bits");
    }

    static double number(String text, TextLines lines) throws ModelFormatException {
        switch (text) {
            case "inf":
                return Double.POSITIVE_INFINITY;
            case "-inf":
                return Double.NEGATIVE_INFINITY;
            default:
        }
        try {
            // Java would also take 1d, 0x1p3 and NaN, which no model has.
            char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
            if ((last >= '0' && last <= '9' || last == '.') && text.indexOf('x') < 0 && text.indexOf('X') < 0) {
                return Double.parseDouble(text);
            }
        } catch (NumberFormatException e) {
            // complained about below
        }
        throw lines.problem(lines.key() + " has " + quote(text) + ", expected a number");
    }
}
