package io.jenkins.plugins.mlops.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One table or one query, and nothing that writes. */
class ExtractTest {
    @Test
    void quotesNames() {
        assertEquals(
                "SELECT * FROM \"sales\".\"Or ders\"",
                new Extract("sales.Or ders", null).sql(PostgresDialect.INSTANCE));
        assertEquals(
                "SELECT * FROM \"x); DROP TABLE y; --\"",
                new Extract("x); DROP TABLE y; --", null).sql(PostgresDialect.INSTANCE));
        for (String bad : List.of("", "a.b.c", "a.", ".a", "a\"b", "\"a\".\"b\"", "a\nb")) {
            assertThrows(BadInputException.class, () -> new Extract(bad, null), bad);
        }
    }

    @Test
    void aQueryIsOneStatementThatReads() {
        assertEquals("SELECT 1", new Extract(null, " SELECT 1 ; ").sql(PostgresDialect.INSTANCE));
        for (String good : List.of(
                "select 1",
                "with x as (select 1) select * from x",
                "-- why\n/* and */ SELECT 1",
                "SELECT\n1",
                "Select(1)")) {
            assertEquals(good, new Extract(null, good).sql(PostgresDialect.INSTANCE));
        }
        for (String bad : List.of(
                "",
                "DELETE FROM x",
                "SELECT 1; COMMIT; DELETE FROM x",
                "SELECT ';'",
                "selection",
                "-- SELECT 1",
                "/* SELECT 1 */ DROP TABLE x",
                "EXPLAIN SELECT 1",
                "COPY x TO PROGRAM 'y'",
                "CALL p()",
                "SELECT 1\0")) {
            assertThrows(BadInputException.class, () -> new Extract(null, bad), bad);
        }
    }

    @Test
    void eitherATableOrAQuery() {
        assertTrue(assertThrows(BadInputException.class, () -> new Extract(null, null))
                .getMessage()
                .contains("has none"));
        assertTrue(assertThrows(BadInputException.class, () -> new Extract("a", "SELECT 1"))
                .getMessage()
                .contains("not both"));
    }
}
