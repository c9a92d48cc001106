package io.jenkins.plugins.mlops.engine.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFilesTest {
    @TempDir
    Path folder;

    @Test
    void nothingChangesWhenOneFileFails() throws IOException {
        Files.writeString(folder.resolve("a"), "old");
        IOException e = assertThrows(IOException.class, () -> {
            try (StagedFiles files = new StagedFiles(folder)) {
                files.add("a", out -> out.write('n'));
                files.add("b", out -> {
                    out.write('n');
                    throw new IOException("No space left on device");
                });
                files.commit();
            }
        });
        assertEquals(
                "cannot write " + folder.resolve("b")
                        + ": no space left on the disk; make room or choose another folder",
                e.getMessage());
        assertEquals(List.of("a"), names());
        assertEquals("old", Files.readString(folder.resolve("a")));
    }

    @Test
    void replacesAndMakesFolders() throws IOException {
        Path file = folder.resolve("x/y/f");
        StagedFiles.writeOne(file, out -> out.write("1".getBytes()));
        StagedFiles.writeOne(file, out -> out.write("2".getBytes()));
        assertEquals("2", Files.readString(file));
        try (Stream<Path> all = Files.list(file.getParent())) {
            assertEquals(1, all.count());
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsSaidSo() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "");
        IOException e = assertThrows(IOException.class, () -> new StagedFiles(file).close());
        assertEquals("cannot write to " + file + ": it is a file, expected a folder", e.getMessage());
        assertFalse(Files.isDirectory(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
