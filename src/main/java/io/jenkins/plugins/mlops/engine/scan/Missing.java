package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks the files that a model says hold its numbers: they must be there, and be plain files. */
final class Missing {
    private Missing() {}

    static void report(ModelFile file, Scan scan, List<Finding> findings) {
        for (String reference : scan.rawReferences()) {
            String shown = Text.printable(reference, 120);
            Path path;
            try {
                path = file.path().resolveSibling(reference);
            } catch (java.nio.file.InvalidPathException e) {
                findings.add(finding(
                        Threat.HIGH,
                        "external-file",
                        file,
                        "A tensor lies in \"" + shown + "\", which is not a file name.",
                        "Export the model again."));
                continue;
            }
            if (Files.isSymbolicLink(path)) {
                findings.add(finding(
                        Threat.HIGH,
                        "external-link",
                        file,
                        "A tensor lies in \"" + shown + "\", which is a link: loading the model"
                                + " reads whatever it leads to.",
                        "Put the file itself in its place."));
            } else if (!Files.isRegularFile(path)) {
                findings.add(finding(
                        Threat.LOW,
                        "external-missing",
                        file,
                        "A tensor lies in \"" + shown + "\", which is not there: the model is" + " incomplete.",
                        "Give the folder with all files of the model."));
            }
        }
    }

    private static Finding finding(Threat threat, String code, ModelFile file, String message, String fix) {
        return new Finding(threat, code, file.shown(), "", -1, message, fix);
    }
}
