package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.testing.RealPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Drift that a real PostgreSQL counts. */
@EnabledIf(value = RealPostgres.IS_THERE, disabledReason = RealPostgres.IS_NOT)
class PostgresDriftTest extends DatabaseDriftCases {
    private static RealPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = new RealPostgres();
        make(new PostgresDriftTest());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    void execute(String... statements) throws SQLException {
        server.execute("postgres", statements);
    }

    @Override
    Map<String, String> connection() {
        return Map.of("name", "shop", "url", server.url("postgres"), "user", "postgres", "password", server.password());
    }

    @Override
    String title() {
        return "PostgreSQL";
    }

    @Override
    Map<String, String> types() {
        return Map.of("DOUBLE", "DOUBLE PRECISION", "VARCHAR", "TEXT");
    }

    @Test
    void notANumberIsMissingInDecimalsAndNumbersBeyondDoublesAreTheSame() throws SQLException {
        execute(
                "CREATE TABLE odd AS SELECT CASE i % 9 WHEN 0 THEN numeric 'NaN' WHEN 1 THEN numeric 'Infinity' ELSE i END AS n, "
                        + "CASE i % 5 WHEN 0 THEN float8 'NaN' ELSE sin(i) END AS x, (i % 3)::numeric(38, 20) AS d FROM generate_series(1, 2000) AS i");
        StringBuilder text = new StringBuilder("n,x,d\n");
        for (int i = 1; i <= 3000; i++) {
            text.append(i)
                    .append(',')
                    .append(Math.sin(i))
                    .append(',')
                    .append(i % 3)
                    .append('\n');
        }
        String reference = Cli.write(folder.resolve("odd.csv"), text.toString()).toString();
        new DriftAnswers(folder, connection()).requireSame("odd", "--reference", reference);
    }
}
