package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that only the data shows to be wrong, each refused in one line; and which rows repeat when several files make a table. */
class RefusedRulesTest {
    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ColumnValues "n" between "10" and "9"      | between "10" and "9" holds for nothing: the smaller value stands first; write between "9" and "10"
            ColumnValues "s" between "9" and "10"      | between "9" and "10" holds for nothing: the smaller value stands first; write between "10" and "9"
            ColumnValues "d" not between now() and "2024-01-01" | not between now() and "2024-01-01" holds for everything: the smaller value stands first; write not between "2024-01-01" and now()
            ColumnValues "s" matches "a("              | the regular expression "a(" cannot be used (RE2 syntax): missing )
            IsComplete "n" where "n >"                 | the rule's "where" cannot be used: it ends too early
            IsComplete "n" where "n"                   | the rule's "where" cannot be used: it is not a condition, which is true or false, such as age > 17
            Sum "huge" > 0                             | Sum cannot be computed: a number in it becomes too large
            Sum "n" > 0 where "CAST(s AS INTEGER) > 0" | the rule's "where" fails on a value: "ab" is not a whole number
            """)
    void refused(String rule, String told) {
        Path file = Duck.copy(
                "SELECT * FROM (VALUES (1, 'ab', DATE '2024-01-01', 99999999999999999999999999999999999999::DECIMAL(38, 0)),"
                        + " (2, 'cd', DATE '2024-01-02', 99999999999999999999999999999999999999)) v(n, s, d, huge)",
                dir.resolve("d.parquet"),
                "FORMAT parquet");
        BadInputException e = assertThrows(
                BadInputException.class, () -> new Validation(dir).file(file).run("RowCount > 0", rule));
        assertEquals("rule 2:1:", e.getMessage().substring(0, 9));
        assertEquals(told, e.getMessage().replaceFirst("rule 2:1:[0-9]+: ", ""));
    }

    @Test
    void theRowThatIsRepeatedMayStandInAnotherFile() {
        Check check = new Validation(dir)
                .csv("1.csv", "a\nx\ny\n")
                .csv("2.csv", "a\nz\ny\n")
                .check("IsUnique \"a\"");
        String folder = dir + "/";
        assertEquals(
                "1 row repeats an earlier value of \"a\"; " + folder + "2.csv row 2 repeats " + folder + "1.csv row 2",
                check.message());
        assertEquals(List.of(2L), check.examples().stream().map(e -> e.row()).toList());
    }
}
