package io.jenkins.plugins.mlops.engine.data.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.Counts;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnSurveyTest {
    private static DuckSession session;

    @BeforeAll
    static void open() {
        session = DuckSession.open(List.of(), 256L << 20, 2);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    /** The column {@code x} of so many rows, each made of its number {@code i} from 0. */
    private static SurveyedColumn look(String expression, long rows, String order) throws SQLException {
        String table = "(SELECT " + expression + " AS x FROM range(" + rows + ") AS r(i) ORDER BY " + order + ")";
        Column column = session.describe("SELECT * FROM " + table).get(0);
        return new ColumnSurvey(session, new ColumnSurvey.Rows(table, "TRUE", rows))
                .of(List.of(column), DeclaredKinds.none())
                .get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                // Quantities, also where no value occurs twice.
                "number # sin(i) * 1e6",
                "number # CAST(sin(i) AS FLOAT)",
                "number # i % 7",
                "number # 0.1 + i % 3",
                "number # CAST(1000000000 * (1 + sin(i)) AS BIGINT)",
                "number # -i",
                "number # i / 2",
                "number # CAST(i * 1.5 AS DECIMAL(18,2))",
                "number # CASE WHEN i = 3 THEN 'infinity'::DOUBLE ELSE i + 0.5 END",
                "number # CASE WHEN i = 3 THEN 'infinity'::DOUBLE ELSE i END",
                // Names in numbers: dense, sampled out of a dense range, long, longer than any measure.
                "identifier # i",
                "identifier # i + 1000000",
                "identifier # CAST(i AS DOUBLE)",
                "identifier # CASE WHEN i % 10 = 0 THEN NULL ELSE CAST(i AS DOUBLE) END",
                "identifier # i * 7",
                "identifier # 4000000000000000 + i * 1000003",
                "identifier # CAST(9000000000000000000 AS HUGEINT) * 10 + i * 12345678901",
                "identifier # CAST(hash(i) >> 1 AS BIGINT)",
                "identifier # 10000000000 + CAST(hash(i) % 80000000000 AS BIGINT)",
                // Names in text.
                "identifier # md5(i::VARCHAR)",
                "identifier # uuid()::VARCHAR",
                "identifier # uuid()",
                "identifier # CAST(md5((i % 60)::VARCHAR) AS VARCHAR)",
                "identifier # 'C' || lpad(i::VARCHAR, 6, '0')",
                "identifier # 'user' || (i - i % 20) || '@example.org'||i",
                "identifier # lpad(i::VARCHAR, 8, '0')",
                "identifier # CASE WHEN i = 5 THEN 'user-4' ELSE 'user-' || i END",
                // Free text.
                "text # 'the parcel number ' || i || ' came late and broken'",
                "text # CASE WHEN i % 3 = 0 THEN 'all is well' ELSE 'I waited ' || i || ' days for it' END",
                // Categories.
                "category # 'city ' || (i % 12)",
                "category # (ARRAY['low','middle','high'])[1 + i % 3]",
                "category # (10001 + i % 40)::VARCHAR",
                "category # 'a rather long name of a class ' || (i % 5)",
                "category # md5((i % 8)::VARCHAR)",
                "category # 'Street ' || (i % 400)",
                "category # CAST((ARRAY['a','b'])[1 + i % 2] AS ENUM('a','b'))",
                // True and false.
                "boolean # i % 2 = 0",
                "boolean # (i % 2 = 0)::VARCHAR",
                "category # CASE WHEN i % 2 = 0 THEN 'True' ELSE 'no' END",
                // Moments.
                "time # DATE '2024-01-01' + CAST(i AS INTEGER)",
                "time # TIMESTAMP '2024-01-01 12:00:00' + to_seconds(i)",
                "time # TIME '12:00:00'",
                "time # strftime(DATE '2024-01-01' + CAST(i AS INTEGER), '%Y-%m-%d')",
                "time # strftime(DATE '2024-01-01' + CAST(i AS INTEGER), '%Y-%m-%dT12:30:00.25Z')",
                "time # strftime(DATE '2024-01-01' + CAST(i AS INTEGER), '%Y-%m-%d 12:30:00+02:00')",
                "category # strftime(DATE '2024-01-01' + CAST(i % 300 AS INTEGER), '%d.%m.%Y')",
                "category # CASE WHEN i = 0 THEN '2024-02-30' ELSE '2024-02-03' END",
                // Lists and objects.
                "nested # [i, i]",
                "nested # {'a': i}",
                "nested # MAP {'a': i}"
            })
    void kindsByContent(String kind, String expression) throws SQLException {
        SurveyedColumn column = look(expression, 1000, "i");
        assertEquals(ColumnKind.named(kind), column.kind().orElse(null), expression);
        assertEquals(KindSource.CONTENT, column.decided().by());
        SurveyedColumn shuffled = look(expression, 1000, "hash(i)");
        assertEquals(column.kind(), shuffled.kind(), "another order of " + expression);
    }

    @Test
    void fewRowsTellNothing() throws SQLException {
        assertEquals(ColumnKind.NUMBER, look("i", 19, "i").kind().orElseThrow());
        assertEquals(ColumnKind.NUMBER, look("i", 40, "i").kind().orElseThrow());
        assertEquals(ColumnKind.IDENTIFIER, look("i", 41, "i").kind().orElseThrow());
        assertEquals(ColumnKind.CATEGORY, look("'C' || i", 19, "i").kind().orElseThrow());
        assertEquals(ColumnKind.IDENTIFIER, look("'C' || i", 20, "i").kind().orElseThrow());
        assertEquals(ColumnKind.IDENTIFIER, look("uuid()", 3, "i").kind().orElseThrow());
    }

    @Test
    void aColumnWithoutAValueHasNoKind() throws SQLException {
        for (String type : List.of("VARCHAR", "DOUBLE", "BOOLEAN", "DATE", "INTEGER[]")) {
            SurveyedColumn column = look("CAST(NULL AS " + type + ")", 50, "i");
            assertNull(column.decided(), type);
            assertEquals(50, column.counts().missing());
        }
        assertNull(look("i", 0, "i").decided());
    }

    @Test
    void valuesAreCounted() throws SQLException {
        assertEquals(
                new Counts(1000, 900, 9, false),
                look("CASE WHEN i % 10 > 0 THEN i % 10 END", 1000, "i").counts());
        assertEquals(new Counts(10, 10, -1, false), look("[i]", 10, "i").counts(), "lists are not told apart");
        Counts many = look("i % 1000", ColumnSurvey.EXACT_ROWS + 1, "i").counts();
        assertTrue(many.approximate());
        assertEquals(1000, many.different(), 100);
        Counts names = look("'n' || i", ColumnSurvey.EXACT_ROWS + 1, "i").counts();
        assertEquals(new Counts(100_001, 100_001, 100_001, false), names, "counted exactly where the kind hangs on it");
        assertEquals(
                ColumnKind.NUMBER,
                look("i - i % 2", ColumnSurvey.EXACT_ROWS + 1, "i").kind().orElseThrow());
        assertEquals(
                ColumnKind.IDENTIFIER,
                look("i", ColumnSurvey.EXACT_ROWS + 1, "i").kind().orElseThrow());
    }

    @Test
    void whatIsDeclaredHolds() throws SQLException {
        SurveyedColumn column = new ColumnSurvey(
                        session, new ColumnSurvey.Rows("(SELECT i AS zip FROM range(100) AS r(i))", "zip < 50", 50))
                .of(
                        List.of(new Column("zip", "BIGINT")),
                        DeclaredKinds.by(KindSource.USER, Map.of("zip", ColumnKind.CATEGORY)))
                .get(0);
        assertEquals("category", column.shown().get("kind"));
        assertEquals("user", column.shown().get("kindBy"));
        assertEquals(50L, column.shown().get("distinct"));
        assertFalse(column.shown().containsKey("approximate"));
    }
}
