package io.jenkins.plugins.mlops.engine.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A Trino server on loopback with its catalogs {@code memory} and {@code tpch}, of programs that {@code ./verify --engines} has unpacked: it needs a newer Java than
 * the tests.
 */
public final class RealTrino implements AutoCloseable {
    /** For {@code @EnabledIf}. */
    public static final String IS_THERE = "io.jenkins.plugins.mlops.engine.testing.RealTrino#isThere";

    public static final String IS_NOT =
            "engines: Trino left out (./verify --engines tries it where Java 24 is installed and Maven Central can be reached)";

    private final Path folder;
    private final Process process;
    private final int port;

    public RealTrino() throws IOException {
        folder = Files.createTempDirectory("mlops-trino");
        port = Servers.freePort();
        write(
                "node.properties",
                "node.environment=test",
                "node.id=one",
                "node.bind-ip=127.0.0.1",
                "node.internal-address=127.0.0.1");
        write("jvm.config", "-Xmx2G", "-XX:+UseSerialGC", "-Djdk.attach.allowAttachSelf=true");
        write(
                "config.properties",
                "coordinator=true",
                "node-scheduler.include-coordinator=true",
                "http-server.http.port=" + port,
                "discovery.uri=http://127.0.0.1:" + port,
                "catalog.management=static");
        write("log.properties", "io.trino=INFO");
        write("catalog/memory.properties", "connector.name=memory");
        write("catalog/tpch.properties", "connector.name=tpch");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("mlops.trino"), "bin", "launcher")
                                .toString(),
                        "--etc-dir",
                        folder.resolve("etc").toString(),
                        "--data-dir",
                        folder.resolve("data").toString(),
                        "run")
                .redirectErrorStream(true);
        String java = System.getProperty("mlops.trino.java");
        builder.environment().put("JAVA_HOME", java);
        builder.environment().merge("PATH", java + "/bin", (path, bin) -> bin + ":" + path);
        process = builder.start();
        Servers.awaitStart(process, "SERVER STARTED");
    }

    private void write(String name, String... lines) throws IOException {
        Path file = folder.resolve("etc").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    /** Tells whether real servers are asked for and this one has been unpacked. */
    public static boolean isThere() {
        return Boolean.getBoolean("mlops.engines") && System.getProperty("mlops.trino") != null;
    }

    /** An address without TLS. */
    public String url() {
        return "jdbc:trino://127.0.0.1:" + port + "/memory/default?SSL=false";
    }

    /** Runs statements. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "ann", null);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The statements of mlops that run now. */
    public List<String> running() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url(), "ann", null);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT query FROM system.runtime.queries WHERE source = 'mlops' AND state NOT IN ('FINISHED', 'FAILED')")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Servers.delete(folder);
    }
}
