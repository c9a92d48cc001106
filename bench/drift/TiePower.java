import io.jenkins.plugins.mlops.engine.drift.Comparer;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.DriftDecision;
import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * A change planted in one column, the others unchanged ones of the same kind, taken in turn from 200 that are compared once: in how many runs
 * is the planted one found? Arguments: repetitions, threads, sizes as n/m with commas between, part of the kinds' names (optional).
 */
public final class TiePower {
    private static final int[] WIDTHS = {1, 20, 100};
    private static final int OTHERS = 200;
    private static final Map<String, Double> STRENGTHS = new LinkedHashMap<>();

    static {
        STRENGTHS.put("normal", 0.5);
        STRENGTHS.put("normal, its deviation", 0.5);
        STRENGTHS.put("log-normal", 0.5);
        STRENGTHS.put("heavy tails (t, 3 df)", 0.5);
        STRENGTHS.put("normal, rounded to a quarter deviation", 0.5);
        STRENGTHS.put("normal, rounded to one deviation", 0.5);
        STRENGTHS.put("Poisson 0.05", 2.0);
        STRENGTHS.put("Poisson 1", 0.5);
        STRENGTHS.put("Poisson 5", 0.2);
        STRENGTHS.put("80 % zeros, else log-normal amounts", 0.15);
        STRENGTHS.put("95 % zeros, else log-normal amounts", 0.1);
        STRENGTHS.put("99 % zeros, else log-normal amounts", 0.05);
        STRENGTHS.put("90 % in the middle, else normal on both sides", 0.15);
        STRENGTHS.put("normal, 1 % missing", 0.05);
        STRENGTHS.put("categories 90, 9, 1 %", 0.05);
        STRENGTHS.put("five categories, 35 to 5 %", 0.1);
        STRENGTHS.put("30 categories, Zipf", 0.1);
        STRENGTHS.put("200 categories, Zipf", 0.1);
        STRENGTHS.put("1,000 categories, equal", 0.1);
    }

    public static void main(String[] args) throws Exception {
        int repetitions = Integer.parseInt(args[0]);
        ForkJoinPool workers = new ForkJoinPool(Integer.parseInt(args[1]));
        String part = args.length > 3 ? args[3] : "";
        System.out.println("| kind | strength | rows | 1 column | 20 | 100 |\n|---|---|---|---|---|---|");
        for (Map.Entry<String, Double> planted : STRENGTHS.entrySet()) {
            for (String sizes : args[2].split(",")) {
                if (planted.getKey().contains(part)) {
                    int n = Integer.parseInt(sizes.substring(0, sizes.indexOf('/')));
                    int m = Integer.parseInt(sizes.substring(sizes.indexOf('/') + 1));
                    // Small windows get a larger change, so that no cell is at 0 or 100 %.
                    double strength = planted.getValue() * Math.max(0.5, Math.min(2.5, Math.sqrt(100.0 / Math.min(n, m))));
                    LongAdder[] found = IntStream.range(0, WIDTHS.length).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);
                    workers.submit(() -> {
                        for (int w = 0; w < WIDTHS.length; w++) {
                            measure(TieKinds.ALL.get(planted.getKey()), strength, n, m, WIDTHS[w], repetitions, found[w]);
                        }
                    }).get();
                    System.out.printf(java.util.Locale.ROOT, "| %s | %.3f | %,d/%,d | %.1f %% | %.1f %% | %.1f %% |%n", planted.getKey(), strength, n, m,
                            100.0 * found[0].sum() / repetitions, 100.0 * found[1].sum() / repetitions, 100.0 * found[2].sum() / repetitions);
                }
            }
        }
    }

    private static void measure(TieKinds.Kind kind, double strength, int n, int m, int width, int repetitions, LongAdder found) {
        Comparer comparer = new Comparer(DriftPolicy.usual(), width);
        List<Comparison> others = IntStream.range(0, width == 1 ? 0 : OTHERS).parallel()
                .mapToObj(i -> comparer.compare(kind.pair("c" + i, n, m, 0, new SplittableRandom(900_001L * i + n + m)))).toList();
        IntStream.range(0, repetitions).parallel().forEach(r -> {
            List<Comparison> columns = new ArrayList<>();
            columns.add(comparer.compare(kind.pair("planted", n, m, strength, new SplittableRandom(700_001L * r + 31 * n + m))));
            for (int c = 1; c < width; c++) {
                columns.add(others.get((7 * r + c) % OTHERS));
            }
            if (DriftDecision.decide(columns, DriftPolicy.usual()).columns().get(0).drifted()) {
                found.increment();
            }
        });
    }
}
