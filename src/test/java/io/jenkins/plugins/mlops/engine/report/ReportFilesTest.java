package io.jenkins.plugins.mlops.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Documents;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    @TempDir
    Path folder;

    @Test
    void writesFourFiles() throws IOException {
        ReportFiles.write(Documents.mixed(), folder.resolve("out"));
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertEquals(
                    List.of("junit.xml", "report.html", "result.json", "summary.md"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertEquals(Documents.mixed(), ResultJson.read(folder.resolve("out/result.json")));
    }

    @Test
    void saysInOneLineThatTheFolderIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "x");
        IOException e = assertThrows(IOException.class, () -> ReportFiles.write(Documents.mixed(), file));
        assertTrue(e.getMessage().contains("it is a file, expected a folder"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
    }
}
