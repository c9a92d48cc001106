package io.jenkins.plugins.mlops.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drivers in a folder of the Jenkins home. */
class DriverLibraryTest {
    @TempDir
    Path home;

    @Test
    void theJarsAreABundleByTheirContent() throws IOException {
        Path folder = home.resolve("drivers");
        DriverLibrary library = new DriverLibrary(folder);
        assertNull(library.bundle());
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("notes.txt"), "no driver");
        assertNull(library.bundle());
        Files.writeString(folder.resolve("b.jar"), "two");
        Files.writeString(folder.resolve("a.jar"), "one");
        EngineBundle first = library.bundle();
        assertEquals(
                List.of("a.jar", "b.jar"),
                first.files().stream().map(EngineFile::name).toList());
        assertSame(first, library.bundle());
        Files.writeString(folder.resolve("b.jar"), "other");
        assertNotEquals(first.key(), library.bundle().key());
        Files.delete(folder.resolve("a.jar"));
        Files.delete(folder.resolve("b.jar"));
        assertNull(library.bundle());
    }

    @Test
    void aNameThatNotEveryAgentCanHaveIsRefused() throws IOException {
        Files.writeString(home.resolve("my driver.jar"), "x");
        String line = assertThrows(IOException.class, () -> new DriverLibrary(home).bundle())
                .getMessage();
        assertTrue(line.startsWith("mlops/drivers in the Jenkins home: \"my driver.jar\" cannot be brought"), line);
    }
}
