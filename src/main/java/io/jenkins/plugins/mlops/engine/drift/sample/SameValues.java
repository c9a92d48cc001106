package io.jenkins.plugins.mlops.engine.drift.sample;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Gives values that differ by rounding only one value, in columns of few different values: there, each value is compared on its own, and
 * 0.1 and (float) 0.1, or 0.3 and 0.1 + 0.2, would be two.
 *
 * <p>Two values are one when they differ by at most 2^-40 of their size, or when one side holds single-precision numbers only and its value is
 * the other's rounded to single precision, and no other's. Whole numbers are never joined: they are exact.
 */
public final class SameValues {
    /** In columns of more different values no single one decides. */
    static final int MOST_VALUES = 1_000;

    private static final double ROUNDING = 0x1p-40;
    /** Largest remainder of a sum that should be zero, as a part of the next larger value. */
    private static final double RESIDUE = 0x1p-50;

    private SameValues() {}

    /**
     * Two samples of a column.
     *
     * @param reference the one
     * @param current the other
     */
    public record Pair(NumericSample reference, NumericSample current) {}

    /** The two samples with values joined; the very same samples where there is nothing to join. */
    public static Pair of(NumericSample reference, NumericSample current) {
        double[] before = reference.values(MOST_VALUES);
        double[] now = current.values(MOST_VALUES);
        if (before == null || now == null || Arrays.equals(before, now)) {
            return new Pair(reference, current);
        }
        Map<Double, Double> names = new HashMap<>();
        neighbours(before, now, names);
        singles(before, now, names);
        singles(now, before, names);
        return names.isEmpty()
                ? new Pair(reference, current)
                : new Pair(
                        reference.renamed(value -> names.getOrDefault(value, value)),
                        current.renamed(value -> names.getOrDefault(value, value)));
    }

    /** Joins neighbours on either side that differ by the rounding of double precision. */
    private static void neighbours(double[] before, double[] now, Map<Double, Double> names) {
        TreeSet<Double> all = new TreeSet<>();
        Arrays.stream(before).forEach(all::add);
        Arrays.stream(now).forEach(all::add);
        double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
        int start = 0;
        for (int i = 1; i <= values.length; i++) {
            if (i < values.length && isRounding(values[i - 1], values[i])) {
                continue;
            }
            join(Arrays.copyOfRange(values, start, i), names);
            start = i;
        }
        residues(values, names);
    }

    private static boolean isRounding(double smaller, double larger) {
        return larger - smaller <= ROUNDING * Math.max(Math.abs(smaller), Math.abs(larger))
                && !(isWhole(smaller) && isWhole(larger));
    }

    /** All get the value that is written the shortest: 0.3 rather than 0.30000000000000004. */
    private static void join(double[] alike, Map<Double, Double> names) {
        double shortest = alike[0];
        for (double value : alike) {
            shortest =
                    Double.toString(value).length() < Double.toString(shortest).length() ? value : shortest;
        }
        for (double value : alike) {
            if (value != shortest) {
                names.put(value, shortest);
            }
        }
    }

    /**
     * Takes the remainder of sums such as 0.1 + 0.2 - 0.3 as zero, where there is a zero and the next larger values are
     * far away.
     */
    private static void residues(double[] values, Map<Double, Double> names) {
        if (Arrays.binarySearch(values, 0.0) < 0) {
            return;
        }
        double[] sizes = Arrays.stream(values)
                .map(Math::abs)
                .filter(size -> size > 0)
                .sorted()
                .toArray();
        double bound = 0;
        for (int i = 1; i < sizes.length; i++) {
            if (sizes[i - 1] <= RESIDUE * sizes[i] && !isWhole(sizes[i - 1])) {
                bound = sizes[i - 1];
                break;
            }
        }
        for (double value : values) {
            if (value != 0 && Math.abs(value) <= bound) {
                names.put(value, 0.0);
            }
        }
    }

    /** Joins values of a side of single-precision numbers with what they were before they were rounded. */
    private static void singles(double[] rounded, double[] others, Map<Double, Double> names) {
        for (double value : rounded) {
            if (value != (float) value) {
                return;
            }
        }
        Map<Double, Double> unrounded = new HashMap<>();
        for (double value : others) {
            double name = names.getOrDefault(value, value);
            Double taken = unrounded.putIfAbsent((double) (float) name, name);
            if (taken != null && taken != name) {
                unrounded.put((double) (float) name, Double.NaN); // two values that single precision cannot tell apart
            }
        }
        for (double value : rounded) {
            Double other = unrounded.get(value);
            if (other != null && other != value && !Double.isNaN(other) && !(isWhole(value) && isWhole(other))) {
                names.put(value, other);
            }
        }
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }
}
