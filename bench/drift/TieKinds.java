import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.Role;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Columns in which one value, or few, or rare ones rule, and others to compare with, by name; unchanged and with a change planted. */
final class TieKinds {
    /** Makes both sides of a column; the strength of the change is 0 for none, and what it changes is the kind's own. */
    interface Kind {
        ColumnPair pair(String name, int n, int m, double strength, SplittableRandom random);
    }

    /** Draws one row: a number, or NaN for a missing value. */
    interface Row {
        double draw(SplittableRandom random, double strength);
    }

    /** Shares of the values 0, 1, 2 and so on. */
    interface Shares {
        double[] at(double strength);
    }

    static final Map<String, Kind> ALL = new LinkedHashMap<>();

    static {
        for (double zeros : new double[] {0.8, 0.95, 0.97, 0.99, 0.999}) {
            number(percent(zeros) + " zeros, else log-normal amounts", 0, (r, s) -> r.nextDouble() < zeros - s ? 0 : Math.exp(r.nextGaussian()));
        }
        counts("99 % zeros, else whole amounts", s -> pmf(200, i -> i == 0 ? 0.99 - s : (0.01 + s) * 0.08 * Math.pow(0.92, i - 1)));
        number("90 % in the middle, else normal on both sides", 0, (r, s) -> r.nextDouble() < 0.9 - s ? 0 : r.nextGaussian());
        number("98 % at the maximum, else below", 100, (r, s) -> r.nextDouble() < 0.98 - s ? 100 : 100 * r.nextDouble());
        number("50 % 0, 45 % 1, else uniform between", 0, (r, s) -> {
            double u = r.nextDouble();
            return u < 0.5 - s ? 0 : u < 0.95 ? 1 : r.nextDouble();
        });
        for (double mean : new double[] {0.01, 0.05, 0.5, 1, 2, 5}) {
            counts("Poisson " + shown(mean), s -> pmf(60, PoissonDistribution.of(mean * (1 + s))::probability));
        }
        counts("negative binomial, mean 0.5, 85 % zeros", s -> negativeBinomial(0.5 * (1 + s), 0.12));
        counts("normal, rounded to one deviation", s -> rounded(1, s));
        counts("normal, rounded to a quarter deviation", s -> rounded(4, s));
        number("normal", Double.NaN, (r, s) -> r.nextGaussian() + s);
        number("normal, its deviation", Double.NaN, (r, s) -> r.nextGaussian() * (1 + s));
        number("log-normal", Double.NaN, (r, s) -> Math.exp(r.nextGaussian() + s));
        number("heavy tails (t, 3 df)", Double.NaN, (r, s) -> s + r.nextGaussian() / Math.sqrt((sq(r) + sq(r) + sq(r)) / 3));
        for (double missing : new double[] {0.001, 0.01, 0.1}) {
            number("normal, " + percent(missing) + " missing", Double.NaN, (r, s) -> r.nextDouble() < missing + s ? Double.NaN : r.nextGaussian());
        }
        category("categories 99.5, 0.5 %", new double[] {0.995, 0.005});
        category("categories 90, 9, 1 %", new double[] {0.9, 0.09, 0.01});
        category("categories 98 %, 20 of 0.1 %", pmf(21, i -> i == 0 ? 0.98 : 0.001));
        category("five categories, 35 to 5 %", new double[] {0.35, 0.3, 0.2, 0.1, 0.05});
        category("30 categories, Zipf", pmf(30, i -> 1.0 / (i + 1)));
        category("200 categories, Zipf", pmf(200, i -> 1.0 / (i + 1)));
        category("1,000 categories, equal", pmf(1000, i -> 1));
    }

    private TieKinds() {}

    /** A column of numbers; rows of the most frequent one are only counted, which is quicker than sorting them. */
    private static void number(String name, double most, Row row) {
        ALL.put(name, (column, n, m, s, random) ->
                new ColumnPair.Numeric(column, Role.FEATURE, numbers(row, most, n, 0, random), numbers(row, most, m, s, random)));
    }

    private static NumericSample numbers(Row row, double most, int rows, double strength, SplittableRandom random) {
        double[] others = new double[rows + 1];
        int length = 0;
        for (int i = 0; i < rows; i++) {
            double value = row.draw(random, strength);
            if (value != most) {
                others[length++] = value;
            }
        }
        if (length == rows) {
            return NumericSample.taking(others, rows);
        }
        others[length] = most;
        Arrays.sort(others, 0, length + 1);
        double[] positions = new double[length + 1];
        long[] counts = new long[length + 1];
        int steps = 0;
        for (int i = 0; i <= length; i++) {
            if (steps == 0 || positions[steps - 1] != others[i]) {
                positions[steps++] = others[i];
            }
            counts[steps - 1] += others[i] == most ? rows - length : 1;
        }
        return NumericSample.ofSteps(Arrays.copyOf(positions, steps), Arrays.copyOf(counts, steps), 0, null);
    }

    private static void counts(String name, Shares shares) {
        Map<Double, Table> tables = new ConcurrentHashMap<>();
        ALL.put(name, (column, n, m, s, random) -> {
            Table before = tables.computeIfAbsent(0.0, key -> new Table(shares.at(0)));
            Table now = tables.computeIfAbsent(s, key -> new Table(shares.at(s)));
            return new ColumnPair.Numeric(column, Role.FEATURE, steps(before.draw(n, random)), steps(now.draw(m, random)));
        });
    }

    private static NumericSample steps(long[] counts) {
        double[] positions = new double[counts.length];
        Arrays.setAll(positions, i -> i);
        return NumericSample.ofSteps(positions, counts, 0, null);
    }

    /** Strength: the share of rows that go from all categories to the last. */
    private static void category(String name, double[] shares) {
        Map<Double, Table> tables = new ConcurrentHashMap<>();
        ALL.put(name, (column, n, m, s, random) -> {
            Table before = tables.computeIfAbsent(0.0, key -> new Table(shares));
            Table now = tables.computeIfAbsent(s, key -> new Table(pmf(shares.length, i -> shares[i] * (1 - s) + (i == shares.length - 1 ? s : 0))));
            return new ColumnPair.Categorical(column, Role.FEATURE, named(before.draw(n, random)), named(now.draw(m, random)));
        });
    }

    private static CategoricalSample named(long[] counts) {
        Map<String, Long> byName = new TreeMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                byName.put("c" + i, counts[i]);
            }
        }
        return new CategoricalSample(byName, 0);
    }

    /** Draws values by their shares: a uniform number looks up where its search begins. */
    private static final class Table {
        private final double[] upTo;
        private final int[] guide = new int[4096];

        Table(double[] shares) {
            upTo = shares.clone();
            Arrays.parallelPrefix(upTo, Double::sum);
            for (int i = 0, value = 0; i < guide.length; i++) {
                while (value < upTo.length - 1 && upTo[value] <= i / (double) guide.length) {
                    value++;
                }
                guide[i] = value;
            }
        }

        long[] draw(int rows, SplittableRandom random) {
            long[] counts = new long[upTo.length];
            for (int i = 0; i < rows; i++) {
                double u = random.nextDouble();
                int value = guide[(int) (u * guide.length)];
                while (value < upTo.length - 1 && upTo[value] <= u) {
                    value++;
                }
                counts[value]++;
            }
            return counts;
        }
    }

    private static double[] pmf(int count, IntToDoubleFunction weight) {
        double[] shares = new double[count];
        Arrays.setAll(shares, weight);
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    private static double[] negativeBinomial(double mean, double size) {
        double[] shares = new double[300];
        double p = mean / (mean + size);
        shares[0] = Math.pow(1 - p, size);
        for (int i = 1; i < shares.length; i++) {
            shares[i] = shares[i - 1] * p * (size + i - 1) / i;
        }
        return pmf(shares.length, i -> shares[i]);
    }

    private static double[] rounded(int perDeviation, double shift) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        int middle = 6 * perDeviation;
        return pmf(2 * middle + 1, i -> normal.probability((i - middle - 0.5) / perDeviation - shift, (i - middle + 0.5) / perDeviation - shift));
    }

    private static String percent(double share) {
        return shown(100 * share) + " %";
    }

    private static String shown(double value) {
        double rounded = Math.rint(value * 1000) / 1000;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static double sq(SplittableRandom random) {
        double z = random.nextGaussian();
        return z * z;
    }
}
