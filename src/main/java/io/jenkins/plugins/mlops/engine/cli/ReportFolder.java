package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.output.StagedFiles;
import io.jenkins.plugins.mlops.engine.report.ReportFiles;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder for the reports. It is tried before the work begins: what cannot be written shall be known before hours of reading. */
record ReportFolder(Path path) {
    /**
     * Makes the folder when it is missing.
     *
     * @throws BadInputException when it cannot be made or written to
     */
    static ReportFolder open(String out) {
        try {
            Path folder = Path.of(out);
            new StagedFiles(folder).close();
            if (!Files.isWritable(folder)) {
                throw new BadInputException("cannot write to " + folder + ": access denied");
            }
            return new ReportFolder(folder);
        } catch (IOException | InvalidPathException e) {
            throw new BadInputException(e.getMessage(), e);
        }
    }

    /** Writes the reports; when that fails, the one line that tells it holds the verdict, so that it is not lost. */
    void write(ResultDocument document) {
        try {
            ReportFiles.write(document, path);
        } catch (IOException e) {
            throw new BadInputException(
                    e.getMessage() + " (the verdict was " + document.verdict() + ": " + document.message() + ")", e);
        }
    }
}
