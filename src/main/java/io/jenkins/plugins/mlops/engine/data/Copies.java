package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.csv.CsvWriter;
import io.jenkins.plugins.mlops.engine.data.json.JsonRewriter;
import io.jenkins.plugins.mlops.engine.data.json.JsonRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Writes copies of files that the database would read otherwise than they are meant: uncompressed UTF-8, in the usual writing of their format. */
final class Copies {
    private static final int BUFFER = 1 << 18;

    private final Path folder;
    private final ReadOptions options;

    Copies(Path folder, ReadOptions options) {
        this.folder = folder;
        this.options = options;
    }

    /**
     * Copies a file.
     *
     * @param asText for JSON, the keys whose numbers become strings of their digits
     */
    InputFile of(WrittenFile file, Set<String> asText) {
        InputFile source = file.file();
        try {
            Path copy = Files.createTempFile(folder, "copy-", file.format() == Format.CSV ? ".csv" : ".jsonl");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy), BUFFER)) {
                TextStream.read(source, options.encoding(), in -> {
                    if (file.format() == Format.CSV) {
                        new Survey(options).read(file, in, new CsvWriter(out));
                    } else {
                        try (JsonRewriter rewriter = new JsonRewriter(out, asText)) {
                            JsonRows.read(in, rewriter);
                        }
                    }
                    return null;
                });
            }
            return new InputFile(source.shown(), copy.toRealPath(), Files.size(copy), source.digest());
        } catch (IOException e) {
            throw new BadInputException(
                    source.shown() + ": cannot be copied to " + folder + " (" + e.getMessage() + ")", e);
        }
    }
}
