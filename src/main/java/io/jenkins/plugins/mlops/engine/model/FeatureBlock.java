package io.jenkins.plugins.mlops.engine.model;

import java.util.Arrays;

/**
 * Some rows of model input, column by column, in the order of {@link Model#features()}. NaN means missing. A category is its code, or the
 * position of its name ({@link Feature#code}). Blocks are not copied: the arrays must not change while the block is in use.
 */
public final class FeatureBlock {
    private final double[][] doubles;
    private final float[][] floats;
    private final int rows;

    private FeatureBlock(double[][] doubles, float[][] floats, int rows) {
        this.doubles = doubles;
        this.floats = floats;
        this.rows = rows;
    }

    /** Rows as one double array per column, each of the same length. */
    public static FeatureBlock ofColumns(double[][] columns) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        for (double[] column : columns) {
            requireLength(rows, column.length);
        }
        return new FeatureBlock(columns.clone(), null, rows);
    }

    /**
     * The first rows of arrays that may be longer.
     *
     * @param columns one double array per column
     * @param rows how many entries of each count
     */
    public static FeatureBlock ofColumns(double[][] columns, int rows) {
        for (double[] column : columns) {
            if (rows > column.length) {
                throw new IllegalArgumentException(rows + " rows in a column of " + column.length);
            }
        }
        return new FeatureBlock(columns.clone(), null, rows);
    }

    /** Rows as one float array per column, each of the same length. */
    public static FeatureBlock ofColumns(float[][] columns) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        for (float[] column : columns) {
            requireLength(rows, column.length);
        }
        return new FeatureBlock(null, columns.clone(), rows);
    }

    /** Rows given row by row; copied into columns. */
    public static FeatureBlock ofRows(double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[][] columns = new double[width][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < width; c++) {
                columns[c][r] = rows[r][c];
            }
        }
        return new FeatureBlock(columns, null, rows.length);
    }

    private static void requireLength(int expected, int found) {
        if (expected != found) {
            throw new IllegalArgumentException("columns of different length: " + expected + " and " + found + " rows");
        }
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return doubles != null ? doubles.length : floats.length;
    }

    public double get(int row, int column) {
        return doubles != null ? doubles[column][row] : floats[column][row];
    }

    /** Copies {@code count} values of a column from {@code fromRow} on to the front of {@code target}. */
    public void copy(int column, int fromRow, int count, double[] target) {
        if (doubles != null) {
            System.arraycopy(doubles[column], fromRow, target, 0, count);
        } else {
            float[] source = floats[column];
            for (int i = 0; i < count; i++) {
                target[i] = source[fromRow + i];
            }
        }
    }

    /** The rows {@code from} (inclusive) to {@code to} (exclusive), copied. */
    public FeatureBlock slice(int from, int to) {
        if (doubles != null) {
            double[][] part = new double[doubles.length][];
            Arrays.setAll(part, c -> Arrays.copyOfRange(doubles[c], from, to));
            return new FeatureBlock(part, null, to - from);
        }
        float[][] part = new float[floats.length][];
        Arrays.setAll(part, c -> Arrays.copyOfRange(floats[c], from, to));
        return new FeatureBlock(null, part, to - from);
    }
}
