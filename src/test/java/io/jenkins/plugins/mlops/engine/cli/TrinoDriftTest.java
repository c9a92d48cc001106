package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.testing.RealTrino;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** Drift that a real Trino counts. */
@EnabledIf(value = RealTrino.IS_THERE, disabledReason = RealTrino.IS_NOT)
class TrinoDriftTest extends DatabaseDriftCases {
    private static RealTrino server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = new RealTrino();
        make(new TrinoDriftTest());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    void execute(String... statements) throws SQLException {
        server.execute(statements);
    }

    @Override
    Map<String, String> connection() {
        return Map.of("name", "lake", "url", server.url(), "user", "ann");
    }

    @Override
    String title() {
        return "Trino";
    }

    @Override
    Map<String, String> types() {
        return Map.of();
    }
}
