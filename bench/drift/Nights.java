import io.jenkins.plugins.mlops.engine.drift.ColumnDrift;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.Comparer;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.DriftDecision;
import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import io.jenkins.plugins.mlops.engine.drift.Role;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import io.jenkins.plugins.mlops.engine.monitor.series.Series;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesPoint;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Nightly jobs against one reference: alarm nights in a year without change, and nights until a change is found. Arguments: years, rows, columns. */
public final class Nights {
    private static final Map<String, SeriesPolicy> POLICIES = new LinkedHashMap<>();

    static {
        POLICIES.put("each night", SeriesPolicy.each());
        POLICIES.put("2 of 3", SeriesPolicy.scheduled());
        POLICIES.put("3 of 5", SeriesPolicy.kOfN(3, 5));
        POLICIES.put("e-process", SeriesPolicy.eProcess());
    }

    public static void main(String[] args) {
        int years = Integer.parseInt(args[0]);
        int m = Integer.parseInt(args[1]);
        int width = Integer.parseInt(args[2]);
        System.out.println("| policy | alarm nights a year | years with any alarm | found by night 1 | by 3 | by 7 |\n|---|---|---|---|---|---|");
        List<Map<String, boolean[]>> calm = IntStream.range(0, years).parallel().mapToObj(y -> nights(365, 0, m, width, 1000L + y)).toList();
        List<Map<String, boolean[]>> changed = IntStream.range(0, 10 * years).parallel().mapToObj(y -> nights(7, 0.2, m, width, 900_000L + y)).toList();
        for (String policy : POLICIES.keySet()) {
            double alarms = calm.stream().mapToInt(year -> until(year.get(policy), 365)).sum();
            long any = calm.stream().filter(year -> until(year.get(policy), 365) > 0).count();
            System.out.printf("| %s | %.2f | %d of %d | %s | %s | %s |%n", policy, alarms / years, any, years,
                    share(changed, policy, 1), share(changed, policy, 3), share(changed, policy, 7));
        }
    }

    private static String share(List<Map<String, boolean[]>> runs, String policy, int nights) {
        return Math.round(100.0 * runs.stream().filter(run -> until(run.get(policy), nights) > 0).count() / runs.size()) + " %";
    }

    private static int until(boolean[] alarms, int nights) {
        return (int) IntStream.range(0, nights).filter(i -> alarms[i]).count();
    }

    private static Map<String, boolean[]> nights(int nights, double shift, int m, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Comparer comparer = new Comparer(DriftPolicy.usual(), width);
        NumericSample[] reference = new NumericSample[width];
        for (int c = 0; c < width; c++) {
            reference[c] = NumericSample.of(Columns.numbers(0, 5000, Columns.Change.NONE, random));
        }
        Map<String, boolean[]> alarms = new LinkedHashMap<>();
        POLICIES.keySet().forEach(name -> alarms.put(name, new boolean[nights]));
        List<SeriesPoint> points = new ArrayList<>();
        for (int night = 0; night < nights; night++) {
            List<Comparison> columns = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                Columns.Change change = c == 0 ? new Columns.Change(shift, 1, 0, 0) : Columns.Change.NONE;
                columns.add(comparer.compare(new ColumnPair.Numeric("c" + c, Role.FEATURE, reference[c], NumericSample.of(Columns.numbers(0, m, change, random)))));
            }
            double p = 1;
            double intensity = 0;
            List<String> drifted = new ArrayList<>();
            for (ColumnDrift column : DriftDecision.decide(columns, DriftPolicy.usual()).columns()) {
                if (column.drifted()) {
                    drifted.add(column.name());
                }
                p = column.strength() >= 1 ? Math.min(p, column.adjusted()) : p;
                intensity = column.significant() ? Math.max(intensity, column.strength()) : intensity;
            }
            SeriesPoint point = new SeriesPoint(Instant.EPOCH.plus(Duration.ofDays(night)), "m", true, !drifted.isEmpty(), p, intensity, false, drifted);
            for (Map.Entry<String, SeriesPolicy> policy : POLICIES.entrySet()) {
                alarms.get(policy.getKey())[night] = Series.decide(points, point, policy.getValue()).alarm();
            }
            points.add(point);
        }
        return alarms;
    }
}
