import io.jenkins.plugins.mlops.engine.scan.ModelScanner;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** Scans a path several times in one process, on one thread; prints wall and processor seconds of each run and what came out. */
public class ScanSpeed {
    public static void main(String[] args) {
        int runs = Integer.parseInt(args[0]);
        Path path = Path.of(args[1]);
        var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var thread = ManagementFactory.getThreadMXBean();
        // asking for the time of the process costs more than a short scan; a long one is told with all threads of the JVM
        LongSupplier cpu = Files.isDirectory(path) ? process::getProcessCpuTime : thread::getCurrentThreadCpuTime;
        long[] spent = new long[runs];
        long[] wall = new long[runs];
        ScanReport report = null;
        for (int run = 0; run < runs; run++) {
            spent[run] = cpu.getAsLong();
            wall[run] = System.nanoTime();
            report = new ModelScanner(1).scan(List.of(path), Policy.BUILT_IN);
            wall[run] = System.nanoTime() - wall[run];
            spent[run] = cpu.getAsLong() - spent[run];
        }
        for (int run = 0; run < runs; run++) {
            System.out.printf("%s %.6f %.6f %s %d%n", path.getFileName(), wall[run] / 1e9, spent[run] / 1e9, report.verdict(), report.files().size());
        }
    }
}
