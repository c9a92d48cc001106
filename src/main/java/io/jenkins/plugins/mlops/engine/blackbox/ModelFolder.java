package io.jenkins.plugins.mlops.engine.blackbox;

import static io.jenkins.plugins.mlops.engine.model.ModelFormatException.quote;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.ModelScanner;
import io.jenkins.plugins.mlops.engine.scan.ScanReport;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a model that is about to be run: what the safety scan refuses is not run. */
final class ModelFolder {
    private ModelFolder() {}

    /**
     * Scans a model.
     *
     * @return files beside it that hold its numbers
     * @throws ModelFormatException when the scan has anything against it, or such a file lies outside of the model's folder
     */
    static List<Path> safe(Path file) throws ModelFormatException {
        ScanReport report = new ModelScanner(1).scan(List.of(file), Policy.BUILT_IN);
        for (Finding finding : report.findings()) {
            if (finding.threat().verdict() != Verdict.PASSED) {
                throw new ModelFormatException("is not run, because of what the safety scan found: " + finding.message()
                        + " " + finding.fix());
            }
        }
        List<Path> beside = new ArrayList<>();
        for (String reference : report.files().get(0).references()) {
            beside.add(inside(file, reference));
        }
        return beside;
    }

    private static Path inside(Path file, String reference) throws ModelFormatException {
        try {
            Path folder = file.toAbsolutePath().getParent().toRealPath();
            Path real = file.resolveSibling(reference).toRealPath();
            if (real.startsWith(folder) && Files.isRegularFile(real)) {
                return real;
            }
            throw new ModelFormatException("keeps tensors in " + quote(reference)
                    + ", which leads out of the model's folder; save the model as one file");
        } catch (IOException e) {
            if (e instanceof ModelFormatException known) {
                throw known;
            }
            throw new ModelFormatException("keeps tensors in " + quote(reference) + ", which cannot be read", e);
        }
    }
}
