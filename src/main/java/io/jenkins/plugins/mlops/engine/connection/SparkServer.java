package io.jenkins.plugins.mlops.engine.connection;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A Thrift server of Spark, and the settings of its session: those on which the meaning of a statement hangs are never left to chance.
 *
 * @param number its version, for example 4.0.1
 */
record SparkServer(String number) implements DatabaseKind.Server {
    private static final String PRODUCT = "Spark SQL";

    private static final List<String> SETTINGS = List.of(
            "spark.sql.ansi.enabled=true",
            "spark.sql.session.timeZone=UTC",
            "spark.sql.timestampType=TIMESTAMP_LTZ",
            "spark.sql.caseSensitive=false",
            "spark.sql.ansi.doubleQuotedIdentifiers=false",
            "spark.sql.parser.escapedStringLiterals=false",
            // A text of a rule may hold ${...}, too.
            "spark.sql.variable.substitute=false",
            "spark.sql.readSideCharPadding=true",
            "spark.sql.legacy.integerGroupingId=false",
            "spark.sql.legacy.statisticalAggregate=false");

    /**
     * Sets.
     *
     * @throws BadInputException for a server that only speaks the same protocol
     */
    static void prepare(Connection connection, ConnectionSpec spec) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        if (!server.getDatabaseProductName().equals(PRODUCT)) {
            throw new BadInputException(
                    spec + ": is " + server.getDatabaseProductName() + "; expected the Thrift server of Spark");
        }
        try (Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute("SET " + setting);
            }
        }
    }

    @Override
    public String version() {
        return "Spark " + number;
    }

    @Override
    public String inFront(String name, String rows, String query) {
        return "WITH " + name + " AS (" + rows + ") " + query;
    }

    /** Spark's hash passes over missing values, so whether each is missing is hashed, too. */
    @Override
    public String rowsDigest(List<String> names) {
        StringBuilder hashed = new StringBuilder();
        names.forEach(
                name -> hashed.append(hashed.isEmpty() ? "" : ", ").append(name).append(", isnull(" + name + ")"));
        return "sum(CAST(xxhash64(" + hashed + ") AS DECIMAL(20, 0)))";
    }
}
