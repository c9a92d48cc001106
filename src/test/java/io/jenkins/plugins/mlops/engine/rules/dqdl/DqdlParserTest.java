package io.jenkins.plugins.mlops.engine.rules.dqdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DqdlParserTest {
    private static final RuleCatalog CATALOG = DataGrammar.catalog();

    private static Rule rule(String text) {
        return DqdlParser.rule(text, new Source("rule 1", 1, 1), CATALOG);
    }

    private static Rule.Statement statement(String text) {
        return assertInstanceOf(Rule.Statement.class, rule(text));
    }

    private static List<Rule> document(String text) {
        return DqdlParser.document(text, "c.dqdl", CATALOG);
    }

    private static String refusal(String document) {
        return assertThrows(RuleSyntaxException.class, () -> document(document)).getMessage();
    }

    @Test
    void everyPartOfAStatement() {
        Rule.Statement rule = statement(
                "ColumnValues \"a \\\"b\\\"\" between -1.5 and 2e-3 where \"x > 'y'\" with threshold >= 0.9 : warning");
        assertEquals("ColumnValues", rule.type());
        assertEquals(List.of("a \"b\""), rule.parameters());
        assertEquals(
                new Condition.Between(
                        false, new Operand.Num(new BigDecimal("-1.5")), new Operand.Num(new BigDecimal("2e-3"))),
                rule.condition());
        assertEquals("x > 'y'", rule.where());
        assertTrue(rule.tolerance().share());
        assertEquals(">= 0.9", rule.tolerance().condition().text());
        assertEquals(Severity.WARNING, rule.severity());
        assertEquals("rule 1:1:1", rule.source().toString());
        assertTrue(!rule.text().contains("warning") && rule.text().endsWith("0.9"), rule.text());
    }

    @Test
    void valuesOfAllKinds() {
        assertEquals(new Operand.Now(Duration.ofDays(-3)), operand("> (now() - 3 days)"));
        assertEquals(new Operand.Now(Duration.ofHours(2)), operand("<= now() + 2 hours"));
        assertEquals(new Operand.Now(Duration.ZERO), operand("= now()"));
        assertEquals(Operand.Nothing.EMPTY, operand("!= EMPTY"));
        assertEquals(Operand.Nothing.WHITESPACES_ONLY, operand("! = whitespaces_only"));
        assertEquals(new Operand.Num(new BigDecimal("7")), operand("= ((7))"));
        assertEquals(
                new Operand.Span(Duration.ofHours(24)),
                ((Condition.Compare)
                                statement("DataFreshness \"t\" <= 24 hours").condition())
                        .operand());
    }

    private static Operand operand(String condition) {
        return ((Condition.Compare) statement("ColumnValues \"a\" " + condition).condition()).operand();
    }

    @Test
    void andBindsCloserThanOr() {
        Rule.Joined or =
                assertInstanceOf(Rule.Joined.class, rule("IsComplete \"a\" or IsComplete \"b\" and IsComplete \"c\""));
        assertEquals(false, or.all());
        assertEquals(2, or.parts().size());
        Rule.Joined and = assertInstanceOf(Rule.Joined.class, or.parts().get(1));
        assertTrue(and.all());
        Rule.Joined grouped = assertInstanceOf(
                Rule.Joined.class, rule("(IsComplete \"a\" or IsComplete \"b\") AND IsComplete \"c\" : warning"));
        assertTrue(grouped.all());
        assertEquals(Severity.WARNING, grouped.severity());
        assertEquals("(IsComplete \"a\" or IsComplete \"b\") AND IsComplete \"c\"", grouped.text());
    }

    @Test
    void documentWithEverySection() {
        List<Rule> rules = document("""
                # a comment
                Metadata = { "Version" : "1", "Tags" : ["x", "y"] }
                DataSources = { "Primary" : "a" }
                sites = ["x", "y"]
                one = "z"
                key = "id"
                Rules = [
                    ColumnValues "s" in $sites, # behind a rule
                    ColumnValues "s" not in ["q", $one],
                    IsUnique $key,
                    ColumnCorrelation of "a" and "b" > 0.5,
                    IsComplete age
                ]
                """);
        assertEquals(5, rules.size());
        assertEquals(
                "in [\"x\", \"y\"]", ((Rule.Statement) rules.get(0)).condition().text());
        assertEquals(
                "not in [\"q\", \"z\"]",
                ((Rule.Statement) rules.get(1)).condition().text());
        assertEquals(List.of("id"), ((Rule.Statement) rules.get(2)).parameters());
        assertEquals(List.of("a", "b"), ((Rule.Statement) rules.get(3)).parameters());
        assertEquals(List.of("age"), ((Rule.Statement) rules.get(4)).parameters());
        assertEquals("c.dqdl:8:5", rules.get(0).source().toString());
        assertEquals("c.dqdl:12:5", rules.get(4).source().toString());
    }

    @Test
    void emptyDocuments() {
        assertEquals(0, document("Rules = []").size());
        assertEquals(0, document("# nothing\n").size());
        assertEquals(2, document("RowCount > 1,\nColumnCount = 2,").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RowCuont > 1                                | c.dqdl:1:1: unknown rule "RowCuont" for validateData; did you mean "RowCount"?
            Rules = [ RowCount > avg(last(10)) ]        | c.dqdl:1:22: "avg(...)" is not supported in this version; write a number
            RowCount > 3 * 4                            | c.dqdl:1:14: arithmetic is not supported in this version; write the result
            RowCount > 5 - 2                            | c.dqdl:1:14: arithmetic is not supported in this version; write the result
            RowCount > (3 + 4)                          | c.dqdl:1:15: arithmetic is not supported in this version; write the result
            RowCount > 1 labels = ["a"="b"]             | c.dqdl:1:14: labels are not supported
            (RowCount > 1) labels = ["a"="b"]           | c.dqdl:1:16: labels are not supported
            DefaultLabels = ["a"="b"] Rules = []        | c.dqdl:1:1: labels are not supported
            Analyzers = [ Completeness "a" ]            | c.dqdl:1:1: analyzers are not supported; write rules
            Rules = [ RowCount > 1 ] Analyzers = [ ]    | c.dqdl:1:26: analyzers are not supported; write rules
            DetectAnomalies "RowCount"                  | c.dqdl:1:1: unknown rule "DetectAnomalies" for validateData
            IsComplete "a" IsUnique "b"                 | c.dqdl:1:16: expected a comma, "and" or "or" before the next rule "IsUnique"
            IsComplete                                  | c.dqdl:1:1: IsComplete takes 1 parameter, found 0; for example: IsComplete "age"
            IsComplete "a" > 1                          | c.dqdl:1:1: IsComplete takes no condition; for example: IsComplete "age"
            Mean "a"                                    | c.dqdl:1:1: Mean needs a condition; for example: Mean "age" between 20 and 60
            IsComplete "a                               | c.dqdl:1:12: a string starts here and has no closing quote
            IsComplete 'a'                              | c.dqdl:1:12: unexpected character "'"
            ColumnValues "a" in $none                   | c.dqdl:1:22: unknown variable "none"
            ColumnValues "a" in []                      | c.dqdl:1:22: expected a value
            ColumnValues "a" matches 3                  | c.dqdl:1:26: expected a regular expression in double quotes
            ColumnValues "a" between 1 or 2             | c.dqdl:1:28: expected "and" of "between ... and ...", found "or"
            ColumnValues "a" not 3                      | c.dqdl:1:22: expected "between", "in" or "matches", found "3"
            IsComplete "a" with luck > 1                | c.dqdl:1:21: unknown tag "luck"; expected "threshold" or "failures"
            IsComplete "a" with threshold > "x"         | c.dqdl:1:31: expected a number behind "with threshold"
            IsComplete "a" with threshold > 95          | c.dqdl:1:31: a threshold is a share of rows from 0 to 1 (0.95 for 95 %)
            IsComplete "a" with threshold in [0.5, 2]   | c.dqdl:1:31: a threshold is a share of rows from 0 to 1 (0.95 for 95 %)
            IsComplete "a" where age > 3                | c.dqdl:1:22: expected a SQL expression in double quotes behind "where"
            IsComplete "a" : fatal                      | c.dqdl:1:18: unknown severity "fatal"; expected "warning" or "error"
            (IsComplete "a"                             | c.dqdl:1:16: expected ")" behind the rule, found the end
            RowCount > 1e99999999999                    | c.dqdl:1:12: this number is too large or too small
            RowCount > 1e999999                         | c.dqdl:1:12: this number is too large or too small
            DataFreshness "t" < 99999999999999 days     | c.dqdl:1:21: this length of time is too long
            RowCount > 99999999999999999999 TB          | c.dqdl:1:12: this size is too large
            ColumnValues "a" > now() - 3                | c.dqdl:1:28: expected a length of time, for example 3 days
            x = ["a"] x = ["a", "b"] Rules = []         | c.dqdl:1:11: a second definition of "x"; the first stands at 1:1
            Rules = [ RowCount > 1 ] Rules = [ RowCount > 2 ] | c.dqdl:1:26: a second definition of "Rules"; the first stands at 1:1
            Rules = [ RowCount > 1 ] x = "a"            | c.dqdl:1:26: "x" has to be defined before the rules
            Metadata = {"a": "1"} Metadata = {} Rules = [] | c.dqdl:1:23: a second definition of "Metadata"; the first stands at 1:1
            DataSources = {"Primary": "a", "Primary": "b"} | c.dqdl:1:32: a second value of "Primary"; the first stands at 1:16
            IsComplete "a" where "b > 1" where "c > 1"  | c.dqdl:1:30: a second "where"; the first stands at 1:16
            IsComplete "a" with threshold > 0.5 with threshold > 0.9 | c.dqdl:1:37: a second "with" (threshold or failures); the first stands at 1:16
            IsComplete "a" with threshold > 0.5 where "b > 1" with failures < 9 | c.dqdl:1:51: a second "with" (threshold or failures); the first stands at 1:16
            IsComplete "a" : warning : error            | c.dqdl:1:26: a second severity; the first stands at 1:18
            (IsComplete "a" : warning)                  | c.dqdl:1:17: expected ")" behind the rule, found ":"
            ColumnValues "a" > 0 < 9                    | c.dqdl:1:22: a rule has one condition; join two rules by "and"
            ColumnValues "a" where "b > 1" > 0          | c.dqdl:1:32: the condition stands before "where" and "with"
            RowCount between 5 and 3                    | c.dqdl:1:18: between 5 and 3 holds for nothing: the smaller value stands first; write between 3 and 5
            RowCount not between 5 and 3                | c.dqdl:1:22: not between 5 and 3 holds for everything: the smaller value stands first; write not between 3 and 5
            RowCount between 5 and 5.0                  | c.dqdl:1:18: between 5 and 5.0 holds for nothing: both ends are excluded; for the value itself write = 5
            RowCount not between -1 and -1              | c.dqdl:1:22: not between -1 and -1 holds for everything: both ends are excluded; for the value itself write != -1
            DataFreshness "t" between 2 days and 24 hours | c.dqdl:1:27: between 2 days and 1 day holds for nothing
            ColumnValues "t" between now() and (now() - 3 days) | c.dqdl:1:26: between now() and (now() - 3 days) holds for nothing
            ColumnValues "a" between "5" and "3"        | c.dqdl:1:26: between "5" and "3" holds for nothing: the smaller value stands first; write between "3" and "5"
            ColumnValues "a" between "5" and 3          | c.dqdl:1:26: between "5" and 3 holds for nothing: the smaller value stands first; write between 3 and "5"
            ColumnValues "a" between "m" and "a"        | c.dqdl:1:26: between "m" and "a" holds for nothing: the smaller value stands first; write between "a" and "m"
            ColumnValues "a" not between "m" and "a"    | c.dqdl:1:30: not between "m" and "a" holds for everything: the smaller value stands first; write not between "a" and "m"
            ColumnValues "a" between "m" and "m"        | c.dqdl:1:26: between "m" and "m" holds for nothing: both ends are excluded; for the value itself write = "m"
            ColumnValues "t" between "2024-03-01" and "2024-01-01" | c.dqdl:1:26: between "2024-03-01" and "2024-01-01" holds for nothing: the smaller value stands first; write between "2024-01-01" and "2024-03-01"
            ColumnValues "t" between "2024-03-01T10:00:00" and "2024-03-01T12:00:00+05:00" | c.dqdl:1:26: between "2024-03-01T10:00:00" and "2024-03-01T12:00:00+05:00" holds for nothing
            ColumnValues "t" between "18:00:00" and "08:30:00" | c.dqdl:1:26: between "18:00:00" and "08:30:00" holds for nothing
            IsPrimaryKey "id" "id"                      | c.dqdl:1:1: IsPrimaryKey names "id" twice; name it once
            ColumnCorrelation "a" "a" > 0.5             | c.dqdl:1:1: ColumnCorrelation names "a" twice; name it once
            SplitOverlap "test" "a" "a" = 0             | c.dqdl:1:1: SplitOverlap names "a" twice; name it once
            IsUnique "a" with failures between 9 and 1  | c.dqdl:1:36: between 9 and 1 holds for nothing
            IsUnique "a" with threshold between 0.9 and 0.5 | c.dqdl:1:37: between 0.9 and 0.5 holds for nothing
            """)
    void refusals(String text, String message) {
        assertTrue(refusal(text).startsWith(message), () -> refusal(text));
    }

    @Test
    void nestingIsBounded() {
        assertTrue(refusal("(".repeat(100_000) + "RowCount > 1").contains("nested deeper than 50"));
        assertTrue(refusal("RowCount > " + "(".repeat(100_000) + "1").contains("nested deeper than 50"));
    }

    @Test
    void placesInLongerTexts() {
        assertTrue(refusal("Rules = [\r\n  RowCount > 1,\r\n\t IsComplet \"a\"\r\n]")
                .startsWith("c.dqdl:3:3: unknown rule \"IsComplet\""));
        assertTrue(
                refusal("RowCount > 1,\nCustomSql \"select\n1\" >").startsWith("c.dqdl:3:5: expected a value"),
                refusal("RowCount > 1,\nCustomSql \"select\n1\" >"));
    }

    /** Rules written by chance: their text, read again, says the same. */
    @Test
    void textOfAConditionReadsAsTheSameCondition() {
        Random random = new Random(42);
        for (int i = 0; i < 5_000; i++) {
            Condition condition = condition(random);
            String text = "ColumnValues \"a\" " + condition.text();
            assertEquals(condition.text(), statement(text).condition().text(), text);
            Condition again = statement(text).condition();
            assertEquals(again, statement("ColumnValues \"a\" " + again.text()).condition());
        }
    }

    private static Condition condition(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Condition.Compare(Condition.Operator.values()[random.nextInt(6)], operand(random));
            case 1 -> range(random);
            case 2 ->
                new Condition.In(
                        random.nextBoolean(),
                        IntStream.rangeClosed(0, random.nextInt(4))
                                .mapToObj(i -> operand(random))
                                .toList());
            case 3 -> new Condition.Matches(random.nextBoolean(), word(random));
            default -> new Condition.Names(random.nextBoolean(), List.of(new Operand.Text(word(random))));
        };
    }

    /** A range that holds for something: where its ends can be compared, the smaller one stands first. */
    private static Condition range(Random random) {
        Condition range = new Condition.Between(random.nextBoolean(), operand(random), operand(random));
        try {
            statement("ColumnValues \"a\" " + range.text());
            return range;
        } catch (RuleSyntaxException e) {
            return range(random);
        }
    }

    private static Operand operand(Random random) {
        return switch (random.nextInt(6)) {
            case 0 ->
                new Operand.Num(
                        new BigDecimal(random.nextInt(2_000_001) - 1_000_000).movePointLeft(random.nextInt(12) - 3));
            case 1 -> new Operand.Text(word(random));
            case 2 -> Operand.Nothing.values()[random.nextInt(3)];
            case 3 -> new Operand.Now(Duration.ofMinutes(random.nextInt(100_000) - 50_000));
            case 4 -> new Operand.Span(Duration.ofSeconds(30L * random.nextInt(100_000)));
            default -> new Operand.Size(random.nextInt(1000), random.nextInt(1000) + " KB");
        };
    }

    private static String word(Random random) {
        String letters = "ab\"\\'#\n\t ,])$\u00e4\u4e2d\ud83d\ude00";
        return random.ints(random.nextInt(8), 0, letters.length())
                .mapToObj(i -> String.valueOf(letters.charAt(i)))
                .collect(Collectors.joining());
    }

    @Test
    void anythingElseIsRefusedAndNothingElseHappens() {
        Random random = new Random(7);
        List<String> words = List.of(
                "Rules",
                "=",
                "[",
                "]",
                "(",
                ")",
                "{",
                "}",
                ",",
                "RowCount",
                "IsComplete",
                "ColumnValues",
                "\"a\"",
                "\"",
                "and",
                "or",
                "of",
                "not",
                "in",
                "between",
                "matches",
                "with",
                "threshold",
                "failures",
                "where",
                "now",
                "now()",
                "-",
                "+",
                "3",
                "1e5",
                "1e",
                "days",
                "KB",
                "$",
                "$a",
                "a",
                "NULL",
                ":",
                "warning",
                "labels",
                "!",
                "!=",
                ">",
                "#",
                "\n",
                "\\",
                "CustomSql",
                "DataFreshness",
                "Metadata",
                "Analyzers",
                "excludes");
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = random.nextInt(3) == 0
                    ? bytes(random)
                    : IntStream.range(0, random.nextInt(12))
                            .mapToObj(n -> words.get(random.nextInt(words.size())))
                            .collect(Collectors.joining(" "));
            try {
                document(text);
                read++;
            } catch (BadInputException e) {
                assertTrue(
                        e.getMessage().startsWith("c.dqdl:") && !e.getMessage().contains("\n"),
                        () -> text + " -> " + e.getMessage());
            }
        }
        assertTrue(read > 0 && read < 20_000);
    }

    private static String bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RowCount", "IsUnique \"a\" \"b\" \"c\"", "ColumnCorrelation \"a\" > 1", "RowCount \"a\" > 1"})
    void theExampleOfARuleTypeIsShown(String text) {
        if (text.startsWith("IsUnique")) {
            assertEquals(3, statement(text).parameters().size());
        } else {
            assertTrue(refusal(text).contains("; for example: "), refusal(text));
        }
    }

    @Test
    void everyExampleOfTheCatalogIsRight() {
        for (String type : CATALOG.types()) {
            assertEquals(type, statement(CATALOG.form(type).example()).type());
        }
    }
}
