import io.jenkins.plugins.mlops.engine.scan.ModelScanner;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** Scans a path several times in one process; prints wall and processor seconds of each run and what came out. */
public class ScanSpeed {
    public static void main(String[] args) {
        int runs = Integer.parseInt(args[0]);
        Path path = Path.of(args[1]);
        var threads = ManagementFactory.getThreadMXBean();
        long[] wall = new long[runs];
        long[] cpu = new long[runs];
        ScanReport report = null;
        for (int run = 0; run < runs; run++) {
            cpu[run] = threads.getCurrentThreadCpuTime();
            wall[run] = System.nanoTime();
            report = new ModelScanner(1).scan(List.of(path), Policy.BUILT_IN);
            wall[run] = System.nanoTime() - wall[run];
            cpu[run] = threads.getCurrentThreadCpuTime() - cpu[run];
        }
        for (int run = 0; run < runs; run++) {
            System.out.printf("%s %.6f %.6f %s %d%n", path.getFileName(), wall[run] / 1e9, cpu[run] / 1e9, report.verdict(), report.files().size());
        }
    }
}
