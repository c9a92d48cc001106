package io.jenkins.plugins.mlops.engine.explain.recorded;

/** Number of decimals that recorded numbers were rounded to before they were written. */
final class Decimals {
    /** Rounding may hide at most this part of the spread of predictions: else it would hide differences in meaning, too. */
    private static final double FINE = 0.05;

    /** A rounded number may have been kept as a float. */
    private static final double FLOAT = 1e-7;

    private Decimals() {}

    /**
     * The fewest decimals that hold all numbers.
     *
     * @param spread standard deviation of what was predicted
     * @param most decimals from which on rounding is none
     * @return -1 where the numbers are not rounded, or so coarsely that nothing could be told
     */
    static int of(double[][] numbers, double spread, int most) {
        int decimals = 0;
        for (double[] column : numbers) {
            for (double number : column) {
                while (decimals <= most && !Double.isNaN(number) && !holds(number, decimals)) {
                    decimals++;
                }
            }
        }
        return decimals > most || Math.pow(10, -decimals) > FINE * spread ? -1 : decimals;
    }

    /** Tells whether a number is what its text with so many decimals reads as. */
    private static boolean holds(double number, int decimals) {
        double factor = Math.pow(10, decimals);
        double whole = Math.rint(number * factor);
        return whole / factor == number || Math.abs(number * factor - whole) <= FLOAT * Math.max(1, Math.abs(whole));
    }
}
