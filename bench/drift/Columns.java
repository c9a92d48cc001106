import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.Role;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Made-up columns of the forms that occur: ten kinds in turn. */
final class Columns {
    static final String[] KINDS = {
        "normal", "log-normal", "heavy tails (t, 3 df)", "counts (Poisson 4)", "rounded", "normal, 10 % missing", "two categories",
        "five categories", "30 categories, Zipf", "200 categories, Zipf"
    };

    /** What is planted into the current sample. */
    record Change(double shift, double scale, double newCategory, double moreMissing) {
        static final Change NONE = new Change(0, 1, 0, 0);
    }

    private static final double[][] SHARES = {{0.9, 0.1}, {0.35, 0.3, 0.2, 0.1, 0.05}, zipf(30), zipf(200)};

    private static double[] zipf(int count) {
        double[] shares = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            shares[i] = 1.0 / (i + 1);
            sum += shares[i];
        }
        for (int i = 0; i < count; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    static ColumnPair pair(String name, int kind, int n, int m, Change change, SplittableRandom random) {
        if (kind >= 6) {
            return new ColumnPair.Categorical(name, Role.FEATURE, categories(kind, n, Change.NONE, random), categories(kind, m, change, random));
        }
        return new ColumnPair.Numeric(name, Role.FEATURE, NumericSample.of(numbers(kind, n, Change.NONE, random)),
                NumericSample.of(numbers(kind, m, change, random)));
    }

    static double[] numbers(int kind, int rows, Change change, SplittableRandom random) {
        double[] values = new double[rows];
        double missing = (kind == 5 ? 0.1 : 0) + change.moreMissing();
        for (int i = 0; i < rows; i++) {
            double z = random.nextGaussian() * change.scale() + change.shift();
            values[i] = missing > 0 && random.nextDouble() < missing ? Double.NaN
                    : switch (kind) {
                        case 1 -> Math.exp(z);
                        case 2 -> z / Math.sqrt((sq(random) + sq(random) + sq(random)) / 3);
                        case 3 -> poisson(4 * Math.exp(change.shift() / 2), random);
                        case 4 -> Math.rint(z * 3);
                        default -> z;
                    };
        }
        return values;
    }

    private static double sq(SplittableRandom random) {
        double z = random.nextGaussian();
        return z * z;
    }

    private static int poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    private static CategoricalSample categories(int kind, int rows, Change change, SplittableRandom random) {
        double[] shares = SHARES[kind - 6];
        long[] counts = new long[shares.length];
        long fresh = 0;
        long missing = 0;
        for (int i = 0; i < rows; i++) {
            if (change.newCategory() > 0 && random.nextDouble() < change.newCategory()) {
                fresh++;
            } else if (change.moreMissing() > 0 && random.nextDouble() < change.moreMissing()) {
                missing++;
            } else {
                double u = random.nextDouble();
                int c = 0;
                while (c < shares.length - 1 && u >= shares[c]) {
                    u -= shares[c++];
                }
                counts[c]++;
            }
        }
        Map<String, Long> byName = new TreeMap<>();
        for (int c = 0; c < counts.length; c++) {
            byName.put("c" + c, counts[c]);
        }
        byName.put("new", fresh);
        return new CategoricalSample(byName, missing);
    }

    private Columns() {}
}
