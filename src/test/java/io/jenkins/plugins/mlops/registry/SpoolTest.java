package io.jenkins.plugins.mlops.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits on the controller's disk for a server. */
class SpoolTest {
    private static final String HELLO = "sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path parent;

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> left = Files.list(parent)) {
            return left.toList();
        }
    }

    @Test
    void filesAreThereUntilTheEndWhateverTheyAreCalled() throws IOException {
        try (Spool spool = Spool.in(parent, 10)) {
            spool.add("../../outside", text("hello"), HELLO);
            spool.add("sub/model.bin", text("hello"), HELLO);
            assertEquals(
                    List.of("../../outside", "sub/model.bin"),
                    List.copyOf(spool.files().keySet()));
            for (Path file : spool.files().values()) {
                assertTrue(file.toRealPath().startsWith(parent.toRealPath()), file.toString());
                assertArrayEquals("hello".getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
            }
        }
        assertEquals(List.of(), left());
    }

    @Test
    void otherBytesThanWereScannedAreRefused() throws IOException {
        try (Spool spool = Spool.in(parent, 10)) {
            BadInputException other =
                    assertThrows(BadInputException.class, () -> spool.add("model.bin", text("hellO"), HELLO));
            assertTrue(
                    other.getMessage()
                            .startsWith("model.bin changed on its way to the controller: " + HELLO + " was scanned"),
                    other.getMessage());
            assertThrows(
                    BadInputException.class, () -> spool.add("model.bin", text("hello"), HELLO), "the same path twice");
        }
        assertEquals(List.of(), left());
    }

    @Test
    void aModelThatIsLargerThanTheDiskIsRefusedBeforeAByteIsCopied() throws IOException {
        String line = assertThrows(FileSystemException.class, () -> Spool.in(parent, Long.MAX_VALUE / 2))
                .getMessage();
        assertTrue(line.startsWith("the controller has no room for the model while it is sent: "), line);
        assertFalse(line.contains(parent.toString()) || line.contains("\n"), line);
        assertEquals(List.of(), left());
    }

    @Test
    void linksAreDeletedAndNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path kept = Files.writeString(elsewhere.resolve("kept"), "kept");
        Path folder = Files.createDirectories(parent.resolve("a/b"));
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        Spool.delete(parent.resolve("a"));
        assertEquals(List.of(), left());
        assertTrue(Files.exists(kept));
    }
}
