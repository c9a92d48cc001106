package io.jenkins.plugins.mlops.engine.testing;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The Thrift server of Spark on loopback, out of the Python package that {@code ./verify --engines} has fetched, with all its files in a folder of its own. */
public final class RealSpark implements AutoCloseable {
    /** For {@code @EnabledIf}. */
    public static final String IS_THERE = "io.jenkins.plugins.mlops.engine.testing.RealSpark#isThere";

    public static final String IS_NOT =
            "engines: Spark left out (./verify --engines tries it where Python 3 is installed and its packages and Maven Central can be reached)";

    private final Path folder;
    private final Process process;
    private final int port;
    private final URLClassLoader driver;

    /** @param settings of Spark beside those that keep it to its folder */
    public RealSpark(String... settings) throws IOException {
        folder = Files.createTempDirectory("mlops-spark");
        port = Servers.freePort();
        driver =
                new URLClassLoader(new URL[] {Path.of(driver()).toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        List<String> words = new ArrayList<>(List.of(
                Path.of(home(), "bin", "spark-submit").toString(), "--master", "local[2]", "--driver-memory", "1g"));
        words.addAll(List.of("--class", "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2"));
        conf(words, "spark.ui.enabled=false");
        conf(words, "spark.driver.bindAddress=127.0.0.1");
        conf(words, "spark.local.dir=" + folder.resolve("local"));
        conf(words, "spark.sql.warehouse.dir=" + folder.resolve("warehouse"));
        conf(words, "spark.hadoop.javax.jdo.option.ConnectionURL=jdbc:derby:memory:metastore;create=true");
        conf(
                words,
                "spark.driver.extraJavaOptions=-Dderby.system.home=" + folder.resolve("derby") + " -Djava.io.tmpdir="
                        + folder);
        for (String setting : settings) {
            conf(words, setting);
        }
        words.add("spark-internal");
        words.addAll(List.of("--hiveconf", "hive.server2.thrift.port=" + port));
        words.addAll(List.of("--hiveconf", "hive.server2.thrift.bind.host=127.0.0.1"));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).directory(folder.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        home(),
                        "SPARK_LOCAL_IP",
                        "127.0.0.1",
                        "JAVA_HOME",
                        System.getProperty("java.home")));
        process = builder.start();
        Servers.awaitStart(process, "HiveThriftServer2 started");
    }

    private static void conf(List<String> words, String setting) {
        words.addAll(List.of("--conf", setting));
    }

    private static String home() {
        return System.getProperty("mlops.spark");
    }

    /** The jar of the driver, which does not come with the engine. */
    public static String driver() {
        return System.getProperty("mlops.spark.driver");
    }

    /** Tells whether real servers are asked for and this one has been fetched. */
    public static boolean isThere() {
        return Boolean.getBoolean("mlops.engines") && home() != null && driver() != null;
    }

    /** An address without TLS. */
    public String url() {
        return "jdbc:hive2://127.0.0.1:" + port + "/default;ssl=false";
    }

    /** Runs statements. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The one value of a query. */
    public String value(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "ann");
        try {
            Driver hive = (Driver) driver.loadClass("org.apache.hive.jdbc.HiveDriver")
                    .getDeclaredConstructor()
                    .newInstance();
            return hive.connect(url(), properties);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        driver.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        Servers.delete(folder);
    }
}
