import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.Comparer;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.DriftDecision;
import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Identical distributions in which ties rule: in how many runs is any column called drifted? All columns of a run are of one kind.
 * Arguments: repetitions, threads, sizes as n/m with commas between, part of the kinds' names (optional).
 */
public final class Ties {
    private static final int[] WIDTHS = {1, 20, 100};

    public static void main(String[] args) throws Exception {
        int repetitions = Integer.parseInt(args[0]);
        ForkJoinPool workers = new ForkJoinPool(Integer.parseInt(args[1]));
        String part = args.length > 3 ? args[3] : "";
        System.out.println("| kind | rows | 1 column | 20 | 100 | p <= 0.01 | p <= 0.001 (over nominal) |\n|---|---|---|---|---|---|---|");
        for (Map.Entry<String, TieKinds.Kind> kind : TieKinds.ALL.entrySet()) {
            for (String sizes : args[2].split(",")) {
                if (kind.getKey().contains(part)) {
                    int n = Integer.parseInt(sizes.substring(0, sizes.indexOf('/')));
                    int m = Integer.parseInt(sizes.substring(sizes.indexOf('/') + 1));
                    LongAdder[] counts = IntStream.range(0, 5).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);
                    workers.submit(() -> IntStream.range(0, repetitions).parallel().forEach(
                            r -> run(kind.getValue(), n, m, 1_000_003L * r + 31 * n + m, counts))).get();
                    System.out.printf(java.util.Locale.ROOT, "| %s | %,d/%,d | %.1f %% | %.1f %% | %.1f %% | %.2f | %.2f |%n", kind.getKey(), n, m,
                            100.0 * counts[0].sum() / repetitions, 100.0 * counts[1].sum() / repetitions, 100.0 * counts[2].sum() / repetitions,
                            counts[3].sum() / (100.0 * repetitions) / 0.01, counts[4].sum() / (100.0 * repetitions) / 0.001);
                }
            }
        }
    }

    private static void run(TieKinds.Kind kind, int n, int m, long seed, LongAdder[] counts) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int w = 0; w < WIDTHS.length; w++) {
            Comparer comparer = new Comparer(DriftPolicy.usual(), WIDTHS[w]);
            List<Comparison> columns = new ArrayList<>();
            for (int c = 0; c < WIDTHS[w]; c++) {
                Comparison column = comparer.compare(kind.pair("c" + c, n, m, 0, random));
                columns.add(column);
                if (w == WIDTHS.length - 1) {
                    double p = Double.isNaN(column.missingPValue()) ? column.pValue() : column.missingPValue();
                    counts[3].add(p <= 0.01 ? 1 : 0);
                    counts[4].add(p <= 0.001 ? 1 : 0);
                }
            }
            if (DriftDecision.decide(columns, DriftPolicy.usual()).columns().stream().anyMatch(ColumnDrift::drifted)) {
                counts[w].increment();
            }
        }
    }
}
