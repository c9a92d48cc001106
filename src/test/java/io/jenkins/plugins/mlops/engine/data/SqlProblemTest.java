package io.jenkins.plugins.mlops.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user reads of failures that the database itself has made: each is provoked, none is written by hand where it can be had. */
class SqlProblemTest {
    private static final Pattern INTERNAL = Pattern.compile(
            "(?i)candidate|explicit cast|try_cast|memory_limit|temp_directory|read_csv|ignore_errors|duckdb|sample_size|VARCHAR|BIGINT|INT32|HUGEINT|\\n| {2}|Error:");

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELEC 1                                   | syntax error at or near "SELEC"
            SELECT count(* FROM t                     | syntax error at or near "FROM"
            SELECT agee FROM t                        | unknown column "agee"; did you mean "age"?
            SELECT t.agee FROM t                      | unknown column "agee"; did you mean "age"?
            SELECT x.age FROM t                       | there is no table "x"; the data is called "primary", "test"
            SELECT 1 LIMIT age                        | column "age" cannot be used where it stands
            SELECT * FROM tt                          | there is no table "tt"; the data is called "primary", "test"
            SELECT lenth(name) FROM t                 | there is no function "lenth"
            SELECT sum(name) FROM t                   | "sum" cannot be used with a text
            SELECT age * day FROM t                   | "*" cannot be used with a whole number and a date
            SELECT name > 1 FROM t                    | a text cannot be compared with a whole number
            SELECT CAST(name AS INTEGER) FROM t       | "ann" is not a whole number
            SELECT CAST(name AS DOUBLE) FROM t        | "ann" is not a number
            SELECT CAST(name AS BOOLEAN) FROM t       | "ann" is not true or false
            SELECT day > 'soon' FROM t                | "soon" is not a date or time
            SELECT CAST('2024-13-41' AS DATE)         | "2024-13-41" is not a date or time
            SELECT CAST('25:99:00' AS TIME)           | "25:99:00" is not a date or time
            SELECT CAST(name AS TIMESTAMP) FROM t     | "ann" is not a date or time
            SELECT strptime(name, '%Y') FROM t        | "ann" is not written as "%Y"
            SELECT CAST(age * 1000 AS TINYINT) FROM t | "3000" is out of the range of a whole number
            SELECT 9223372036854775807 + age FROM t   | a number in it becomes too large
            SELECT factorial(50)                      | a number in it becomes too large
            SELECT age, sum(age) FROM t               | column "age" has to stand behind GROUP BY, or in a function such as max
            SELECT 1 FROM t WHERE sum(age) > 1        | a sum, a count or another function over several rows has no meaning here
            SELECT (SELECT age FROM t)                | a query in it returns several rows where one value is needed
            SELECT age FROM t, t u                    | column "age" is in several tables; write the table before it
            SELECT regexp_matches(name, '(') FROM t   | a regular expression in it is wrong (RE2 syntax)
            SELECT regexp_matches(name, '*') FROM t   | a regular expression in it is wrong (RE2 syntax)
            SELECT * FROM read_csv('/etc/hostname')   | it may read the named data and nothing else
            COPY t TO 'x.csv'                         | it may read the named data and nothing else
            """)
    void sqlOfAUser(String sql, String told) throws SQLException {
        try (DuckSession session = session()) {
            String problem = new SqlProblem(List.of("age", "name", "day"), List.of("primary", "test"))
                    .of(assertThrows(SQLException.class, () -> session.query(sql)));
            assertEquals(told, problem);
            assertFalse(INTERNAL.matcher(problem).find(), problem);
        }
    }

    private static DuckSession session() throws SQLException {
        DuckSession session = DuckSession.open(List.of(), 64L << 20, 1);
        session.run(
                "CREATE TABLE t AS SELECT * FROM (VALUES (3, 'ann', DATE '2024-01-31'), (4, 'bob', DATE '2024-02-01')) v(age, name, day)");
        return session;
    }

    @Test
    void memory() throws SQLException {
        try (DuckSession session = DuckSession.open(List.of(), 8L << 20, 1)) {
            SQLException e = assertThrows(
                    SQLException.class, () -> session.query("SELECT list(range::VARCHAR) FROM range(3000000)"));
            assertEquals(
                    "the memory limit was reached; give the engine more memory (--memory 4g)", TableReader.reason(e));
            assertTrue(DuckErrors.isReading(e), "no rule is to blame");
        }
    }

    /** A disk cannot be filled by a test; the texts are those that DuckDB 2.0 has for it. */
    @Test
    void disk() {
        for (String message : List.of(
                "IO Error: Could not write all bytes to file \"/tmp/x/duckdb_temp_storage.tmp\": wanted=262144 wrote=1024: No space left on device",
                "Out of Memory Error: failed to offload data block of size 256.0 KiB (1.0 MiB/1.0 MiB used).\nThis limit was set by the 'max_temp_directory_size' setting.")) {
            SQLException e = new SQLException(message);
            assertTrue(
                    TableReader.reason(e).startsWith("the disk became full: there is no room left in the folder"),
                    message);
            assertTrue(DuckErrors.isReading(e), "no rule is to blame");
        }
    }

    @Test
    void whatIsNotKnownLosesTheAdvice() {
        assertEquals(
                "Something odd happened",
                TableReader.reason(
                        new SQLException(
                                "Invalid Input Error: Something odd happened! Try setting sample_size to -1\n\nPossible solutions:\n* SET x=1")));
        assertEquals(
                "y", TableReader.reason(new SQLException("Not implemented Error: y. Candidate functions: f(INTEGER)")));
    }

    /** Each byte that decides how a Parquet file is read, made another one: what fails is told in one line that names the file. */
    @Test
    void damagedParquet() throws IOException, SQLException {
        Path whole = Duck.copy(
                "SELECT range AS a, 'v' || range AS b FROM range(300)", dir.resolve("whole.parquet"), "FORMAT parquet");
        Path file = dir.resolve("damaged.parquet");
        Random random = new Random(11);
        int failed = 0;
        for (int i = 0; i < 150; i++) {
            byte[] bytes = Files.readAllBytes(whole);
            int at = 4 + random.nextInt(bytes.length - 12);
            bytes[at] = (byte) random.nextInt(256);
            Files.write(file, bytes);
            InputFile input = InputFiles.anywhere().file(file.toString());
            try (DuckSession session = DuckSession.open(List.of(input), 64L << 20, 1)) {
                session.query("SELECT * FROM read_parquet('" + file + "')");
            } catch (SQLException e) {
                failed++;
                String told = DuckErrors.reading(e, List.of(input)).getMessage();
                assertTrue(
                        told.endsWith("damaged.parquet: the Parquet file is damaged; write or copy it again"),
                        e.getMessage() + " => " + told);
            }
        }
        assertTrue(failed > 20, failed + " files could not be read");
    }
}
