import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.DriftAnalysis;
import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.drift.Role;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All statistics, tests and decisions of numeric columns in memory. Arguments: columns, rows, threads. Waits for a line on standard input
 * before each run and answers with its seconds of clock and of processor, so that another program can be timed in turn; the data is made anew outside the clock.
 */
public final class Speed {
    public static void main(String[] args) throws Exception {
        int columns = Integer.parseInt(args[0]);
        int rows = Integer.parseInt(args[1]);
        int threads = Integer.parseInt(args[2]);
        // Ten different columns in turn: what is compared is computed each time, whatever the array it comes from.
        double[][] before = new double[10][];
        double[][] now = new double[10][];
        for (int c = 0; c < before.length; c++) {
            before[c] = normal(rows, 2L * c);
            now[c] = normal(rows, 2L * c + 1);
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ready");
        while (in.readLine() != null) {
            long processor = processor();
            long start = System.nanoTime();
            List<DriftAnalysis.Source> sources = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                int of = c % before.length;
                String name = "c" + c;
                sources.add(() -> new ColumnPair.Numeric(name, Role.FEATURE, NumericSample.of(before[of]), NumericSample.of(now[of])));
            }
            DriftReport report = DriftAnalysis.run(sources, DriftPolicy.usual(), threads);
            System.out.printf(java.util.Locale.ROOT, "%.4f %.4f %d%n", (System.nanoTime() - start) / 1e9,
                    (processor() - processor) / 1e9, report.columns().stream().filter(c -> c.drifted()).count());
        }
    }

    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double[] normal(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
