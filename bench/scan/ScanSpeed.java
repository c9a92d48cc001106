import io.jenkins.plugins.mlops.engine.scan.ModelScanner;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** Scans each path several times in one process; prints wall and processor seconds of each run and what came out. */
public class ScanSpeed {
    public static void main(String[] args) {
        int runs = Integer.parseInt(args[0]);
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int run = 0; run < runs; run++) {
            for (int i = 1; i < args.length; i++) {
                long wall = System.nanoTime();
                long cpu = system.getProcessCpuTime();
                ScanReport report = new ModelScanner(1).scan(List.of(Path.of(args[i])), Policy.BUILT_IN);
                System.out.printf("%s %.6f %.6f %s %d%n", Path.of(args[i]).getFileName(), (System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9,
                        report.verdict(), report.files().size());
            }
        }
    }
}
