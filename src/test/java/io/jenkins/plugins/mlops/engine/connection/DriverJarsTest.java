package io.jenkins.plugins.mlops.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers out of jars; the one here is compiled for the test, and says by its exception what it saw. */
class DriverJarsTest {
    private static final String SOURCE = """
            package other;
            public class OneDriver implements java.sql.Driver {
                public java.sql.Connection connect(String url, java.util.Properties p) throws java.sql.SQLException {
                    String engine = "hidden";
                    try {
                        getClass().getClassLoader().loadClass("org.postgresql.Driver");
                        engine = "seen";
                    } catch (ClassNotFoundException e) {
                    }
                    boolean own = Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
                    throw new java.sql.SQLException(url + " " + p.getProperty("user") + " libraries " + engine + " own " + own);
                }
                public boolean acceptsURL(String url) { return true; }
                public java.sql.DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties p) { return null; }
                public int getMajorVersion() { return 1; }
                public int getMinorVersion() { return 0; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            """;

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void compile() throws IOException {
        Path source = Files.writeString(
                Files.createDirectories(folder.resolve("other")).resolve("OneDriver.java"), SOURCE);
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()));
        jar = Files.createDirectories(folder.resolve("drivers")).resolve("one.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream written = new JarOutputStream(out)) {
            written.putNextEntry(new JarEntry("other/OneDriver.class"));
            written.write(Files.readAllBytes(folder.resolve("other").resolve("OneDriver.class")));
        }
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
