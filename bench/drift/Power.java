import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.Comparer;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.DriftDecision;
import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Planted changes in one column, the others unchanged normal ones: in how many runs is it found? Arguments: repetitions, reference rows. */
public final class Power {
    static final Map<String, Columns.Change> CHANGES = new LinkedHashMap<>();

    static {
        CHANGES.put("none", Columns.Change.NONE);
        for (double shift : new double[] {0.1, 0.2, 0.3, 0.5}) {
            CHANGES.put("mean + " + shift + " sd", new Columns.Change(shift, 1, 0, 0));
        }
        CHANGES.put("sd x 1.2", new Columns.Change(0, 1.2, 0, 0));
        CHANGES.put("sd x 1.5", new Columns.Change(0, 1.5, 0, 0));
        CHANGES.put("new category 2 %", new Columns.Change(0, 1, 0.02, 0));
        CHANGES.put("2 % more missing", new Columns.Change(0, 1, 0, 0.02));
    }

    public static void main(String[] args) {
        int repetitions = Integer.parseInt(args[0]);
        int n = Integer.parseInt(args[1]);
        System.out.println("| change | window rows | columns | found | any column |\n|---|---|---|---|---|");
        for (int m : new int[] {100, 500, 2000}) {
            for (int width : new int[] {1, 20}) {
                CHANGES.forEach((name, change) -> {
                    int[] found = IntStream.range(0, repetitions).parallel().map(r -> run(name, change, n, m, width, 97L * r + m + width)).toArray();
                    System.out.printf("| %s | %d | %d | %.0f %% | %.0f %% |%n", name, m, width,
                            100.0 * IntStream.of(found).filter(f -> f >= 2).count() / repetitions,
                            100.0 * IntStream.of(found).filter(f -> f >= 1).count() / repetitions);
                });
            }
        }
    }

    /** 2 when the planted column is found, 1 when only another one is, else 0. */
    private static int run(String name, Columns.Change change, int n, int m, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Comparer comparer = new Comparer(DriftPolicy.usual(), width);
        List<Comparison> columns = new ArrayList<>();
        columns.add(comparer.compare(Columns.pair("planted", name.startsWith("new") ? 7 : 0, n, m, change, random)));
        for (int c = 1; c < width; c++) {
            columns.add(comparer.compare(Columns.pair("c" + c, 0, n, m, Columns.Change.NONE, random)));
        }
        List<ColumnDrift> decided = DriftDecision.decide(columns, DriftPolicy.usual()).columns();
        return decided.get(0).drifted() ? 2 : decided.stream().anyMatch(ColumnDrift::drifted) ? 1 : 0;
    }
}
