package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * JDBC drivers that do not come with the engine: jars that somebody named. They are loaded here and nowhere else, by a class loader of their own that sees the JDK and not the
 * engine's libraries, so that neither gets classes of the other; {@link java.sql.DriverManager} is never asked.
 */
public final class DriverJars {
    private final List<Path> jars;

    private DriverJars(List<Path> jars) {
        this.jars = List.copyOf(jars);
    }

    /** No driver. */
    public static DriverJars none() {
        return new DriverJars(List.of());
    }

    /**
     * Finds jars.
     *
     * @param files jars, and folders that hold jars
     * @throws BadInputException for what is neither
     */
    public static DriverJars of(List<String> files) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String file : files) {
            Path path = path(file);
            if (Files.isDirectory(path)) {
                try (Stream<Path> found = Files.list(path)) {
                    found.filter(each -> each.toString().endsWith(".jar"))
                            .sorted()
                            .forEach(jars::add);
                }
            } else if (Files.isRegularFile(path)) {
                jars.add(path);
            } else {
                throw new BadInputException(file + ": no such file; expected the jar of a JDBC driver");
            }
        }
        return new DriverJars(jars);
    }

    private static Path path(String file) {
        try {
            return Path.of(file).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new BadInputException(file + ": is not the name of a file", e);
        }
    }

    /**
     * Connects by one of the drivers.
     *
     * @param name class of the driver
     * @param example the usual file of the driver
     * @param url the whole address, made of parts that were checked
     * @throws BadInputException in one line when the driver is not among the jars, or not whole
     */
    Connection connect(String name, String example, String url, Properties properties) throws SQLException {
        if (jars.isEmpty()) {
            throw new BadInputException("the driver of this database does not come with mlops; give its jar: "
                    + OptionName.with("driver", example));
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            ClassLoader loader = loader();
            Driver driver =
                    (Driver) loader.loadClass(name).getDeclaredConstructor().newInstance();
            thread.setContextClassLoader(loader); // drivers look for their own files there
            return driver.connect(url, properties);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new BadInputException(
                    "the driver " + name + " cannot be loaded from " + shown() + " ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage() + "); give all its jars: "
                            + OptionName.with("driver", example),
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Not closed: a driver loads classes until the process ends. */
    private ClassLoader loader() {
        try {
            List<URL> urls = new ArrayList<>();
            for (Path jar : jars) {
                urls.add(jar.toUri().toURL());
            }
            return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        } catch (IOException e) {
            throw new BadInputException(shown() + ": " + e.getMessage(), e);
        }
    }

    private String shown() {
        return jars.size() == 1
                ? String.valueOf(jars.get(0).getFileName())
                : jars.size() + " jars, the first of them " + jars.get(0).getFileName();
    }
}
