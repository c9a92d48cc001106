package io.jenkins.plugins.mlops.engine.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.dqdl.DqdlParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and what is found instead, in words; written out for each form that a condition can have. */
class PhraseTest {
    private static final RuleCatalog CATALOG =
            new RuleCatalog("a test").add("V", 0, 0, RuleCatalog.Use.REQUIRED, "V > 1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            = 3                         | 3                              | is not 3
            != 10                       | not 10                         | is 10
            < 3                         | less than 3                    | is at least 3
            <= 3                        | at most 3                      | is greater than 3
            > 0.5                       | greater than 0.5               | is at most 0.5
            >= -1                       | at least -1                    | is less than -1
            between 3 and 5             | greater than 3 and less than 5 | is at most 3 or at least 5
            not between 3 and 5         | at most 3 or at least 5        | is greater than 3 and less than 5
            in ["a"]                    | "a"                            | is not "a"
            not in ["a"]                | not "a"                        | is "a"
            in ["a", "b"]               | one of "a", "b"                | is none of "a", "b"
            not in [1, 2]               | none of 1, 2                   | is one of 1, 2
            in [1, 2, 3, 4, 5, 6]       | one of 6 values (1, 2, 3, 4, 5, ...) | is none of 6 values (1, 2, 3, 4, 5, ...)
            = NULL                      | missing                        | is not missing
            != NULL                     | not missing                    | is missing
            in ["a", NULL]              | one of "a", missing            | is none of "a", missing
            = EMPTY                     | an empty text                  | is not an empty text
            != WHITESPACES_ONLY         | not only blanks                | is only blanks
            matches "[a-z]+"            | a text that matches "[a-z]+"   | does not match "[a-z]+"
            not matches "[a-z]+"        | no text that matches "[a-z]+"  | matches "[a-z]+"
            < "2024-01-31"              | before "2024-01-31"            | is "2024-01-31" or later
            >= "2024-01-31T10:00:00Z"   | "2024-01-31T10:00:00Z" or later | is before "2024-01-31T10:00:00Z"
            between "2024-01-01" and "2024-02-01" | after "2024-01-01" and before "2024-02-01" | is "2024-01-01" or earlier or "2024-02-01" or later
            > (now() - 1 days)          | after 1 day before now         | is 1 day before now or earlier
            <= now()                    | now or earlier                 | is after now
            <= 24 hours                 | at most 1 day                  | is greater than 1 day
            < 90 minutes                | less than 90 minutes           | is at least 90 minutes
            < "m"                       | less than "m"                  | is at least "m"
            includes ["a", "b"]         | one of "a", "b" among them     | is none of "a", "b" among them
            """)
    void words(String written, String expected, String broken) {
        Condition condition = condition(written);
        assertEquals(expected, Phrase.expected(condition));
        assertEquals(broken, Phrase.broken(condition, true));
    }

    /** A text that is no number is neither at least 3 nor less than 3, so nothing may be said that holds for numbers only. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            = 3                         | is not 3
            != 3                        | is 3
            < 3                         | is not less than 3
            >= 3                        | is not at least 3
            between 3 and 5             | is not both greater than 3 and less than 5
            not between 3 and 5         | is neither at most 3 nor at least 5
            in [1, 2]                   | is none of 1, 2
            """)
    void wordsForTextsThatMayBeNoNumbers(String written, String broken) {
        assertEquals(broken, Phrase.broken(condition(written), false));
    }

    private static Condition condition(String written) {
        return ((Rule.Statement) DqdlParser.rule("V " + written, new Source("t", 1, 1), CATALOG)).condition();
    }
}
