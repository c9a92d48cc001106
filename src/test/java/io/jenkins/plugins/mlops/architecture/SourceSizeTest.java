package io.jenkins.plugins.mlops.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes stay small enough to be read in one go. */
class SourceSizeTest {
    private static final int MOST_LINES = 400;

    @Test
    void noClassIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int files = 0;
        try (Stream<Path> sources = Files.walk(Project.root().resolve("src/main/java"))) {
            for (Path source :
                    (Iterable<Path>) sources.filter(path -> path.toString().endsWith(".java"))::iterator) {
                files++;
                int lines = Files.readAllLines(source).size();
                if (lines > MOST_LINES) {
                    tooLong.add(source.getFileName() + ": " + lines + " lines");
                }
            }
        }
        assertFalse(files == 0, "no sources were found");
        assertEquals(List.of(), tooLong);
    }
}
