package io.jenkins.plugins.mlops.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.testing.CompiledDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers out of jars. */
class DriverJarsTest {
    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void compile() throws IOException {
        jar = CompiledDriver.jar(folder, "other.OneDriver", "one.jar");
    }

    private static String connect(DriverJars drivers, String name) {
        Properties properties = new Properties();
        properties.setProperty("user", "ann");
        return assertThrows(Exception.class, () -> drivers.connect(name, "one.jar", "jdbc:one:", properties))
                .getMessage();
    }

    @Test
    void aDriverSeesItsOwnJarsAndNotTheEngine() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        for (Path given : List.of(jar, jar.getParent())) {
            assertEquals(
                    "jdbc:one: ann libraries hidden own true",
                    connect(DriverJars.of(List.of(given.toString())), "other.OneDriver"));
        }
        assertSame(before, Thread.currentThread().getContextClassLoader());
        assertThrows(SQLException.class, () -> DriverManager.getDriver("jdbc:one:"));
    }

    @Test
    void whatIsMissingIsSaidInOneLine() throws IOException {
        assertEquals(
                "the driver of this database does not come with mlops; give its jar: --driver one.jar",
                connect(DriverJars.none(), "other.OneDriver"));
        assertEquals(
                "the driver other.Two cannot be loaded from one.jar (ClassNotFoundException: other.Two); give all its jars: --driver one.jar",
                connect(DriverJars.of(List.of(jar.toString())), "other.Two"));
        String line = assertThrows(BadInputException.class, () -> DriverJars.of(List.of("nowhere.jar")))
                .getMessage();
        assertTrue(line.startsWith("nowhere.jar: no such file"), line);
    }
}
