package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The sentences of all rules: each rule type of the catalogue with each form of condition it allows, on data that satisfies and data that breaks it,
 * with missing values, NaN, infinities, texts and no rows, and with a {@code where} that chooses all rows or none.
 */
class RuleMessagesTest {
    /** Rules of one run: the time that a database takes to plan a query grows with the square of their number. */
    private static final int AT_ONCE = 100;

    private static final String COLUMNS = "k, \"n 1\", \"Größe\", \"t\", \"d\"";

    /** A pair of conditions of which each value that is there satisfies exactly one. */
    private record Pair(String plain, String negated) {}

    private static final List<Pair> NUMBERS = List.of(
            new Pair("= 1", "!= 1"),
            new Pair("< 1", ">= 1"),
            new Pair("> 1", "<= 1"),
            new Pair("between -1 and 2", "not between -1 and 2"),
            new Pair("in [1]", "not in [1]"),
            new Pair("in [1, 1.5, 3]", "not in [1, 1.5, 3]"));

    private static final List<Pair> MISSING =
            List.of(new Pair("= NULL", "!= NULL"), new Pair("in [1, NULL]", "not in [1, NULL]"));

    private static final List<Pair> TEXTS = List.of(
            new Pair("= \"abc\"", "!= \"abc\""),
            new Pair("in [\"abc\"]", "not in [\"abc\"]"),
            new Pair("in [\"abc\", \"x\", EMPTY]", "not in [\"abc\", \"x\", EMPTY]"),
            new Pair("matches \"[a-z]+\"", "not matches \"[a-z]+\""),
            new Pair("< \"b\"", ">= \"b\""),
            new Pair("between \"a\" and \"b\"", "not between \"a\" and \"b\""),
            new Pair("= EMPTY", "!= EMPTY"),
            new Pair("= WHITESPACES_ONLY", "!= WHITESPACES_ONLY"),
            new Pair("= NULL", "!= NULL"));

    private static final List<Pair> TIMES = List.of(
            new Pair("= \"2024-06-14\"", "!= \"2024-06-14\""),
            new Pair("< \"2024-06-14T00:00:00\"", ">= \"2024-06-14T00:00:00\""),
            new Pair("> (now() - 2 days)", "<= (now() - 2 days)"),
            new Pair("between \"2024-06-01\" and now()", "not between \"2024-06-01\" and now()"));

    private static final List<Pair> SPANS = List.of(
            new Pair("< 1 day", ">= 1 day"),
            new Pair("> 36 hours", "<= 36 hours"),
            new Pair("between 1 hour and 2 days", "not between 1 hour and 2 days"));

    /** Tables with the rows of {@link #COLUMNS}, and whether a value is missing in them. */
    private enum Data {
        ONE("(1, 1, 1.0, 'abc', TIMESTAMP '2024-06-14 00:00')", false),
        SEVERAL(
                "(1, 1, 1.5, 'abc', TIMESTAMP '2024-06-15 11:00'), (2, 2, -0.5, 'b 1', TIMESTAMP '2020-01-01'), "
                        + "(3, 2, 1.5, 'abc', TIMESTAMP '2024-06-14'), (4, 7, 3.0, '  ', TIMESTAMP '2024-06-14')",
                false),
        GAPS(
                "(1, 1, 'nan'::DOUBLE, 'abc', TIMESTAMP '2024-06-15 11:00'), (2, NULL, -0.5, NULL, NULL), "
                        + "(3, 1, NULL, 'x', TIMESTAMP '2024-06-14'), (4, NULL, 2.5, NULL, NULL)",
                true),
        NOTHING("(1, NULL, 'nan'::DOUBLE, NULL, NULL), (2, NULL, 'nan'::DOUBLE, NULL, NULL)", true),
        INFINITE(
                "(1, 1, 'inf'::DOUBLE, '1', TIMESTAMP '2024-06-14'), (2, 1, '-inf'::DOUBLE, '2.5', TIMESTAMP '2024-06-14'), "
                        + "(3, 2, 1.0, '', TIMESTAMP '2024-06-14')",
                false),
        HUGE(
                "(1, 9223372036854775807, 1e308, 'a''b', TIMESTAMP '2024-06-14'), "
                        + "(2, 9223372036854775807, 1.5e308, 'z', TIMESTAMP '2024-06-14')",
                false),
        NO_ROWS(null, false);

        private final String rows;
        private final boolean gaps;

        Data(String rows, boolean gaps) {
            this.rows = rows;
            this.gaps = gaps;
        }

        Path write(Path file) {
            String columns = "(" + COLUMNS + ")";
            return Duck.copy(
                    "SELECT k, CAST(\"n 1\" AS BIGINT) AS \"n 1\", CAST(\"Größe\" AS DOUBLE) AS \"Größe\", t, d FROM (VALUES "
                            + (rows == null ? ONE.rows : rows) + ") v" + columns + (rows == null ? " WHERE false" : ""),
                    file,
                    "FORMAT parquet");
        }
    }

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final List<Pattern> WRONG = List.of(
            Pattern.compile("not not|no not|is not !=|is not between|not in \\[| {2}|\\n|\\.$|[;,:] *$|^ "),
            Pattern.compile("(?i)\\bnull\\b|\\bnan\\b|infinity\\(|exception|java|duckdb"),
            Pattern.compile("\\b(VARCHAR|BIGINT|INTEGER|DOUBLE|DECIMAL|HUGEINT|TIMESTAMP|SELECT|CAST|COUNT|CASE)\\b"),
            Pattern.compile("[<>=]|!=|\\[|\\]"),
            Pattern.compile("\\b1 (rows|values|days|hours)\\b|\\b(2|3|4) (row|value|day)\\b"));

    @TempDir
    Path dir;

    /** Rule texts without and with negation; a rule that has none stands for itself. */
    private static Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>();
        for (String type : DataGrammar.catalog().types()) {
            switch (type) {
                case "ColumnExists" -> alone(rules, type, "\"n 1\"", "\"n 2\"");
                case "ColumnNamesMatchPattern" -> alone(rules, type, "\".*\"", "\"[a-z]\"");
                case "IsComplete" -> alone(rules, type, "\"n 1\"", "\"Größe\"", "\"t\"", "\"d\"");
                case "IsUnique", "IsPrimaryKey" -> alone(rules, type, "\"n 1\"", "\"Größe\"", "\"n 1\" \"t\"");
                case "RowCountMatch" -> pairs(rules, type + " \"reference\"", NUMBERS);
                case "SplitOverlap" -> {
                    pairs(rules, type + " \"reference\"", NUMBERS);
                    pairs(rules, type + " \"reference\" \"n 1\"", NUMBERS);
                }
                case "SchemaMatch" -> pairs(rules, type + " \"reference\"", NUMBERS);
                case "AggregateMatch" -> {
                    pairs(rules, type + " \"sum(n 1)\" \"avg(reference.Größe)\"", NUMBERS);
                    pairs(rules, type + " \"avg(t)\" \"sum(Größe)\"", NUMBERS);
                }
                case "ReferentialIntegrity" ->
                    alone(
                            rules,
                            type,
                            "\"n 1\" \"reference.n 1\" = 1",
                            "\"n 1\" \"reference.n 1\" < 1",
                            "\"n 1,t\" \"reference.{n 1,t}\" >= 0.5",
                            "\"n 2\" \"reference.n 1\" = 1");
                case "DatasetMatch" ->
                    alone(
                            rules,
                            type,
                            "\"reference\" \"k\" >= 0.5",
                            "\"reference\" \"k\" \"n 1,t\" = 1",
                            "\"reference\" \"n 1\" \"t\" = 1");
                case "RowCount", "ColumnCount" -> pairs(rules, type, NUMBERS);
                case "ColumnCorrelation" -> {
                    pairs(rules, type + " \"n 1\" \"Größe\"", NUMBERS);
                    pairs(rules, type + " \"n 1\" \"t\"", NUMBERS);
                }
                case "ColumnValues" -> {
                    pairs(rules, type + " \"n 1\"", NUMBERS);
                    pairs(rules, type + " \"n 1\"", MISSING);
                    pairs(rules, type + " \"Größe\"", NUMBERS);
                    pairs(rules, type + " \"Größe\"", MISSING);
                    pairs(rules, type + " \"t\"", TEXTS);
                    pairs(rules, type + " \"d\"", TIMES);
                }
                case "ColumnLength" -> pairs(rules, type + " \"t\"", NUMBERS);
                case "DataFreshness" -> pairs(rules, type + " \"d\"", SPANS);
                case "ColumnDataType" -> {
                    for (String kind : List.of("Integer", "Number", "String", "Date", "Timestamp", "Boolean")) {
                        for (String column : List.of("n 1", "Größe", "t", "d")) {
                            alone(rules, type, "\"" + column + "\" = \"" + kind + "\"");
                        }
                    }
                }
                case "ColumnFormat" ->
                    alone(rules, type, "\"t\" = \"ipv4\"", "\"t\" = \"yyyy-MM-dd\"", "\"t\" = \"uuid\"");
                case "CustomSql" -> pairs(rules, type + " \"select count(*) from primary\"", NUMBERS);
                default -> {
                    pairs(rules, type + " \"n 1\"", NUMBERS);
                    pairs(rules, type + " \"Größe\"", NUMBERS);
                    pairs(rules, type + " \"t\"", NUMBERS);
                }
            }
        }
        return rules;
    }

    private static void alone(Map<String, String> rules, String type, String... behind) {
        for (String parameters : behind) {
            rules.put(type + " " + parameters, null);
        }
    }

    private static void pairs(Map<String, String> rules, String begin, List<Pair> pairs) {
        pairs.forEach(pair -> rules.put(begin + " " + pair.plain(), begin + " " + pair.negated()));
    }

    private static boolean takesWhere(String rule) {
        return !rule.matches(
                "(ColumnExists|ColumnNames|ColumnCount|RowCountMatch|SplitOverlap|SchemaMatch|AggregateMatch|ReferentialIntegrity|DatasetMatch|CustomSql).*");
    }

    private static boolean takesWith(String rule) {
        return rule.matches(
                "(IsComplete|IsUnique|IsPrimaryKey|ColumnValues|ColumnLength|ColumnDataType|ColumnFormat|DataFresh).*");
    }

    @Test
    void everyTypeOfTheCatalogueIsThere() {
        Set<String> types = new TreeSet<>();
        rules().keySet().forEach(rule -> types.add(rule.replaceFirst(" .*", "")));
        assertEquals(new TreeSet<>(DataGrammar.catalog().types()), types);
    }

    @ParameterizedTest
    @EnumSource
    void everySentence(Data data) {
        Map<String, String> pairs = rules();
        Set<String> written = new LinkedHashSet<>(pairs.keySet());
        pairs.values().stream().filter(rule -> rule != null).forEach(written::add);
        List<String> rules = new ArrayList<>(written);
        for (String where : List.of(" where \"k > 0\"", " where \"k > 1000\"")) {
            written.stream().filter(RuleMessagesTest::takesWhere).forEach(rule -> rules.add(rule + where));
        }
        for (String with :
                List.of(" with threshold > 0.9", " with failures <= 1", " with threshold between 0.2 and 0.5")) {
            written.stream().filter(RuleMessagesTest::takesWith).forEach(rule -> rules.add(rule + with));
        }
        Map<String, Check> checks = checks(data, rules);
        checks.forEach((rule, check) -> assertSentence(rule, check));
        pairs.forEach((plain, negated) -> {
            if (negated != null) {
                for (String where : List.of("", " where \"k > 0\"")) {
                    if (checks.containsKey(plain + where)) {
                        assertOpposite(data, checks.get(plain + where), checks.get(negated + where));
                    }
                }
            }
        });
    }

    private Map<String, Check> checks(Data data, List<String> rules) {
        Path reference = Data.SEVERAL.write(dir.resolve("reference.parquet"));
        Validation v = new Validation(dir)
                .file(data.write(dir.resolve("data.parquet")))
                .reference(reference);
        Map<String, Check> checks = new LinkedHashMap<>();
        for (int from = 0; from < rules.size(); from += AT_ONCE) {
            List<String> some = rules.subList(from, Math.min(rules.size(), from + AT_ONCE));
            for (Check check : v.checks(some.toArray(String[]::new))) {
                if (!check.id().equals("rows-present")) {
                    checks.put(check.rule(), check);
                }
            }
        }
        assertEquals(new LinkedHashSet<>(rules), checks.keySet());
        return checks;
    }

    private static void assertSentence(String rule, Check check) {
        String message = check.message();
        String told = rule + ": " + check.verdict() + ": " + message;
        assertTrue(message.length() > 10 && message.length() < 250, told);
        assertEquals(0, message.chars().filter(c -> c == '"').count() % 2, told);
        String bare = QUOTED.matcher(message).replaceAll("\"\"");
        for (Pattern wrong : WRONG) {
            assertFalse(wrong.matcher(bare).find(), told + " (" + wrong + ")");
        }
        char first = bare.charAt(0);
        assertTrue(Character.isLowerCase(first) || Character.isDigit(first), told);
        boolean noRows = message.equals("there are no rows") || message.equals("no row satisfies the rule's \"where\"");
        if (check.column() != null && !noRows) {
            assertTrue(
                    Stream.of(check.column().split(", ")).anyMatch(column -> message.contains('"' + column + '"')),
                    told);
        }
        assertEquals(noRows, noRows && check.verdict() == Verdict.INCONCLUSIVE, told);
    }

    /** Of values that are there, each satisfies the plain condition or the negated one, and never both. */
    private static void assertOpposite(Data data, Check plain, Check negated) {
        String told = plain.rule() + ": " + plain.message() + " / " + negated.rule() + ": " + negated.message();
        if (plain.total() != null && !data.gaps && plain.total() > 0) {
            assertEquals(plain.total(), plain.failing() + negated.failing(), told);
        }
        if (plain.total() == null
                && plain.verdict() != Verdict.INCONCLUSIVE
                && !plain.message().contains("not a number")
                && !plain.message().contains("not numbers")) {
            assertTrue(Set.of(plain.verdict(), negated.verdict()).equals(Set.of(Verdict.PASSED, Verdict.FAILED)), told);
            assertFalse(
                    plain.message().contains("; expected") && negated.message().contains("; expected"), told);
        }
        if (plain.verdict() == Verdict.INCONCLUSIVE) {
            assertEquals(plain.verdict(), negated.verdict(), told);
        }
    }
}
