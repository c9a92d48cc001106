package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.DuckLibrary;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionBlock;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Writes the attributions of every row: a column for each feature under the feature's name, and {@code base}; with several classes the
 * columns of each class follow each other, named {@code class:feature}. Where not every row needs to have been explained, the first column is
 * {@code row}, the number of the row from 1 on. CSV or Parquet by the file's ending. The file appears when it is
 * complete, not before.
 */
final class AttributionWriter implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final BufferedWriter out;
    private final boolean parquet;
    private final boolean numbered;
    private final StringBuilder line = new StringBuilder();

    AttributionWriter(Path file, List<String> features, List<String> blocks, boolean numbered) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        this.parquet = name.endsWith(".parquet");
        if (!parquet && !name.endsWith(".csv")) {
            throw new BadInputException(
                    "attributions are written as .csv or .parquet, found \"" + file.getFileName() + "\"");
        }
        if (features.contains("base")) {
            throw new BadInputException(
                    "a feature is named \"base\", which is the name of the constant in the file of attributions");
        }
        if (numbered && features.contains("row")) {
            throw new BadInputException(
                    "a feature is named \"row\", which is the name of the row's number in the file of attributions");
        }
        this.numbered = numbered;
        this.file = file.toAbsolutePath();
        Files.createDirectories(this.file.getParent());
        this.part = Files.createTempFile(this.file.getParent(), ".attributions", ".csv");
        this.out = Files.newBufferedWriter(part);
        line.append(numbered ? "row," : "");
        for (int k = 0; k < Math.max(1, blocks.size()); k++) {
            String prefix = blocks.size() < 2 ? "" : blocks.get(k) + ":";
            for (String feature : features) {
                line.append(quoted(prefix + feature)).append(',');
            }
            line.append(quoted(prefix + "base")).append(k + 1 < blocks.size() ? "," : "\n");
        }
        flushLine();
    }

    private static String quoted(String name) {
        return name.matches("[\\p{L}\\p{N}_.:-]+") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    void write(AttributionBlock block) throws IOException {
        for (int r = 0; r < block.rows(); r++) {
            if (!block.explained(r)) {
                continue;
            }
            if (numbered) {
                line.append(block.firstRow() + r + 1).append(',');
            }
            for (int k = 0; k < block.outputs(); k++) {
                for (int f = 0; f < block.features(); f++) {
                    line.append(block.value(r, k, f)).append(',');
                }
                line.append(block.base(k)).append(k + 1 < block.outputs() ? ',' : '\n');
            }
            flushLine();
        }
    }

    private void flushLine() throws IOException {
        out.append(line);
        line.setLength(0);
    }

    /** Puts the complete file in its place. */
    void commit() throws IOException {
        out.close();
        Path ready = part;
        if (parquet) {
            ready = Files.createTempFile(file.getParent(), ".attributions", ".parquet");
            try (Connection connection = DuckLibrary.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("COPY (SELECT * FROM read_csv(" + Sql.text(part.toString())
                        + ", header = true, delim = ',')) TO " + Sql.text(ready.toString()) + " (FORMAT parquet)");
            } catch (SQLException e) {
                Files.deleteIfExists(ready);
                throw new IOException(file.getFileName() + " cannot be written: " + e.getMessage(), e);
            }
        }
        try {
            Files.move(ready, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(ready, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(part);
    }
}
