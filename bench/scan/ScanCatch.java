import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.ModelScanner;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import java.nio.file.Path;
import java.util.List;

/** Prints: malicious samples refused, malicious samples, bombs refused, honest models flagged. */
public class ScanCatch {
    public static void main(String[] args) {
        ScanReport bad = new ModelScanner().scan(List.of(Path.of(args[0])), Policy.BUILT_IN);
        long flagged = 0;
        for (int i = 1; i < args.length; i++) {
            flagged += new ModelScanner().scan(List.of(Path.of(args[i])), Policy.BUILT_IN).files().stream()
                    .filter(f -> f.verdict() != Verdict.PASSED).count();
        }
        System.out.println(bad.files().stream().filter(f -> !f.path().startsWith("bomb/") && f.verdict() == Verdict.FAILED).count()
                + " " + bad.files().stream().filter(f -> !f.path().startsWith("bomb/")).count()
                + " " + bad.files().stream().filter(f -> f.path().startsWith("bomb/") && f.verdict() == Verdict.FAILED).count()
                + " " + flagged);
    }
}
