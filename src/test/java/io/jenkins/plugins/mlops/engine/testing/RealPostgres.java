package io.jenkins.plugins.mlops.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the machine's own programs, on loopback, with data of its own that go with it. It does not run as root, so a root starts it as the
 * user {@code postgres}.
 */
public final class RealPostgres implements AutoCloseable {
    /** For {@code @EnabledIf}. */
    public static final String IS_THERE = "io.jenkins.plugins.mlops.engine.testing.RealPostgres#isThere";

    public static final String IS_NOT =
            "engines: PostgreSQL left out (./verify --engines tries it where PostgreSQL's server is installed)";

    private static final String ROOT = "root";
    private static final String PASSWORD = "only-for-this-test";

    private final Path folder;
    private final int port;

    public RealPostgres() throws IOException {
        folder = Files.createTempDirectory("mlops-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        port = Servers.freePort();
        run(
                "initdb",
                "-D",
                data(),
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-A",
                "scram-sha-256",
                "--pwfile",
                password.toString());
        String settings =
                "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories=" + folder;
        run("pg_ctl", "-D", data(), "-w", "-l", folder.resolve("log").toString(), "-o", settings, "start");
    }

    /** Tells whether real servers are asked for and this one can be started. */
    public static boolean isThere() {
        boolean startable = !System.getProperty("user.name").equals(ROOT)
                || Files.exists(Path.of("/usr/sbin/runuser")) && hasPostgresUser();
        return Boolean.getBoolean("mlops.engines") && startable && programs() != null;
    }

    private static boolean hasPostgresUser() {
        try {
            return Files.readAllLines(Path.of("/etc/passwd")).stream().anyMatch(line -> line.startsWith("postgres:"));
        } catch (IOException e) {
            return false;
        }
    }

    /** The folder with the server's programs, or null. */
    private static Path programs() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return null;
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private static void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals(ROOT)) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs().resolve(program).toString());
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile("mlops-postgres", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.delete(log);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    /** The password of {@code postgres}, who may do everything. */
    public String password() {
        return PASSWORD;
    }

    /** A connection of {@code postgres}. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", PASSWORD);
    }

    /** Runs statements as {@code postgres}. */
    public void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The statements that run now for a program, by the name it gives to its connections. */
    public List<String> running(String program) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect("postgres");
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT query FROM pg_stat_activity WHERE application_name = ? AND state = 'active'")) {
            statement.setString(1, program);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
        Servers.delete(folder);
    }
}
