package io.jenkins.plugins.mlops.engine.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A JDBC driver that is compiled for a test. It connects to nothing and says by its exception what it was asked for and what it saw. */
public final class CompiledDriver {
    private static final String SOURCE = """
            package PACKAGE;
            public class NAME implements java.sql.Driver {
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

    private CompiledDriver() {}

    /**
     * Compiles.
     *
     * @param folder an empty one, which holds the jar in a folder of its own then
     * @param name of the class, with its package
     */
    public static Path jar(Path folder, String name, String file) throws IOException {
        int dot = name.lastIndexOf('.');
        String path = name.replace('.', '/');
        Path source = folder.resolve("source").resolve(path + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(
                source, SOURCE.replace("PACKAGE", name.substring(0, dot)).replace("NAME", name.substring(dot + 1)));
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()) != 0) {
            throw new IllegalStateException("the driver of the test cannot be compiled");
        }
        Path jar = Files.createDirectories(folder.resolve("drivers")).resolve(file);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream written = new JarOutputStream(out)) {
            written.putNextEntry(new JarEntry(path + ".class"));
            written.write(Files.readAllBytes(folder.resolve("source").resolve(path + ".class")));
        }
        return jar;
    }
}
