import io.jenkins.plugins.mlops.engine.drift.Comparer;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.DriftDecision;
import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Identical distributions: in how many runs is any column called drifted? Arguments: repetitions, reference rows, window rows... */
public final class FalseAlarms {
    public static void main(String[] args) {
        int repetitions = Integer.parseInt(args[0]);
        int n = Integer.parseInt(args[1]);
        System.out.println("| window rows | columns | runs | alarms | share of runs | columns undecided |\n|---|---|---|---|---|---|");
        double[] levels = {0.05, 0.01, 1e-3, 2.5e-4};
        StringBuilder calibration = new StringBuilder("\n| kind | window rows | p <= 0.05 | 0.01 | 0.001 | 0.00025 (over nominal) |\n|---|---|---|---|---|---|\n");
        for (int w = 2; w < args.length; w++) {
            int m = Integer.parseInt(args[w]);
            int[] widths = {1, 20, 200};
            LongAdder[] alarms = adders(3);
            LongAdder[] runs = adders(3);
            LongAdder[] undecided = adders(3);
            LongAdder[] below = adders(levels.length * 10);
            IntStream.range(0, repetitions).parallel().forEach(repetition -> {
                SplittableRandom random = new SplittableRandom(31L * repetition + 7_777_777L * m);
                for (int i = 0; i < widths.length; i++) {
                    Comparer comparer = new Comparer(DriftPolicy.usual(), widths[i]);
                    List<Comparison> columns = new ArrayList<>();
                    for (int c = 0; c < widths[i]; c++) {
                        // A run of one column takes the ten kinds in turn.
                        int kind = (widths[i] == 1 ? repetition : c) % 10;
                        Comparison column = comparer.compare(Columns.pair("c" + c, kind, n, m, Columns.Change.NONE, random));
                        columns.add(column);
                        for (int l = 0; widths[i] == 200 && l < levels.length; l++) {
                            if (column.pValue() <= levels[l]) {
                                below[kind * levels.length + l].increment();
                            }
                        }
                    }
                    DriftReport report = DriftDecision.decide(columns, DriftPolicy.usual());
                    runs[i].increment();
                    undecided[i].add(report.columns().stream().filter(c -> c.verdict() == ColumnDrift.Verdict.INCONCLUSIVE).count());
                    if (report.columns().stream().anyMatch(ColumnDrift::drifted)) {
                        alarms[i].increment();
                    }
                }
            });
            for (int i = 0; i < widths.length; i++) {
                System.out.printf("| %,d | %d | %d | %d | %.1f %% | %.0f %% |%n", m, widths[i], runs[i].sum(), alarms[i].sum(),
                        100.0 * alarms[i].sum() / runs[i].sum(), 100.0 * undecided[i].sum() / runs[i].sum() / widths[i]);
            }
            for (int kind = 0; kind < 10; kind++) {
                calibration.append("| ").append(Columns.KINDS[kind]).append(" | ").append(m);
                for (int l = 0; l < levels.length; l++) {
                    calibration.append(String.format(" | %.2f", below[kind * levels.length + l].sum() / (20.0 * repetitions) / levels[l]));
                }
                calibration.append(" |\n");
            }
        }
        System.out.println(calibration);
    }

    private static LongAdder[] adders(int count) {
        return IntStream.range(0, count).mapToObj(i -> new LongAdder()).toArray(LongAdder[]::new);
    }
}
