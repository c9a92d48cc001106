package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number a rule measures against the same number computed in plain Java over generated rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleExactnessTest {
    /** A row: an integer, a double and two words, each missing now and then. */
    private record Row(Integer i, Double d, String s, String t) {}

    @TempDir
    Path dir;

    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Path> files = new HashMap<>();

    @BeforeAll
    void generate(@TempDir Path shared) {
        Random random = new Random(1);
        for (int n = 0; n < 3_000; n++) {
            rows.add(new Row(
                    random.nextInt(20) == 0 ? null : random.nextInt(50),
                    random.nextInt(15) == 0 ? null : random.nextInt(10_000) / 64.0,
                    random.nextInt(10) == 0
                            ? null
                            : List.of("x", "yy", "zzz", "\u00e4\u4e2d\ud83d\ude00")
                                    .get(random.nextInt(4)),
                    "k" + random.nextInt(2_500)));
        }
        String csv = "i,d,s,t\n"
                + rows.stream()
                        .map(r -> Objects.toString(r.i, "") + "," + Objects.toString(r.d, "") + ","
                                + Objects.toString(r.s, "") + "," + r.t + "\n")
                        .collect(Collectors.joining());
        Path file = new Validation(shared).write("g.csv", csv);
        files.put("csv", file);
        files.put(
                "parquet",
                Duck.copy(
                        "SELECT i::INTEGER AS i, d::DOUBLE AS d, s, t FROM read_csv('" + file + "', header = true)",
                        shared.resolve("g.parquet"),
                        "FORMAT parquet, ROW_GROUP_SIZE 2048"));
        files.put(
                "json",
                Duck.copy(
                        "SELECT * FROM read_csv('" + file + "', header = true)",
                        shared.resolve("g.jsonl"),
                        "FORMAT json"));
    }

    private double measured(String format, String rule) {
        return ((Number) new Validation(dir).file(files.get(format)).check(rule).observed()).doubleValue();
    }

    private long count(Predicate<Row> predicate) {
        return rows.stream().filter(predicate).count();
    }

    private static double entropy(Map<?, Long> counts) {
        double all = counts.values().stream().mapToLong(c -> c).sum();
        return -counts.values().stream()
                .mapToDouble(c -> c / all * Math.log(c / all))
                .sum();
    }

    /** 9223372036854775806.5 and 9223372036854775807 are one double. */
    @Test
    void wholeNumbersCompareExactlyWithFractions() {
        Random random = new Random(5);
        List<Long> values = new ArrayList<>(List.of(Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MIN_VALUE, -1L, 0L, 1L));
        for (int n = 0; n < 200; n++) {
            values.add(random.nextLong() >> random.nextInt(63));
        }
        Path file = new Validation(dir)
                .write("whole.csv", "n\n" + values.stream().map(n -> n + "\n").collect(Collectors.joining()));
        for (int n = 0; n < 12; n++) {
            BigDecimal limit = BigDecimal.valueOf(values.get(random.nextInt(values.size())))
                    .add(new BigDecimal(random.nextBoolean() ? "0.5" : "-0.25"));
            for (String sign : List.of(">", ">=", "<", "<=", "=", "!=")) {
                long expected = values.stream()
                        .filter(value -> holds(BigDecimal.valueOf(value).compareTo(limit), sign))
                        .count();
                Check check = new Validation(dir)
                        .file(file)
                        .check("ColumnValues \"n\" " + sign + " " + limit.toPlainString());
                assertEquals(values.size() - expected, check.failing(), sign + limit);
            }
        }
        assertEquals(
                values.size() - values.stream().filter(value -> value == 1).count(),
                new Validation(dir)
                        .file(file)
                        .check("ColumnValues \"n\" in [0.5, 1, 9223372036854775806.5]")
                        .failing());
        assertEquals(
                (long) values.size(),
                new Validation(dir)
                        .file(file)
                        .check("ColumnValues \"n\" in [0.5]")
                        .failing());
    }

    private static boolean holds(int order, String sign) {
        return switch (sign) {
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "=" -> order == 0;
            default -> order != 0;
        };
    }

    @ParameterizedTest
    @CsvSource({"csv", "parquet", "json"})
    void statistics(String format) {
        double[] d =
                rows.stream().filter(r -> r.d != null).mapToDouble(r -> r.d).toArray();
        double sum = IntStream.range(0, d.length).mapToDouble(n -> d[n]).sum();
        double mean = sum / d.length;
        double variance = IntStream.range(0, d.length)
                        .mapToDouble(n -> (d[n] - mean) * (d[n] - mean))
                        .sum()
                / d.length;
        assertEquals(sum, measured(format, "Sum \"d\" > 0"), 1e-6);
        assertEquals(mean, measured(format, "Mean \"d\" > 0"), 1e-9);
        assertEquals(variance, measured(format, "Variance \"d\" > 0"), 1e-6);
        assertEquals(Math.sqrt(variance), measured(format, "StandardDeviation \"d\" > 0"), 1e-9);
        List<Row> both = rows.stream().filter(r -> r.i != null && r.d != null).toList();
        double mi = both.stream().mapToInt(r -> r.i).average().orElseThrow();
        double md = both.stream().mapToDouble(r -> r.d).average().orElseThrow();
        double covariance =
                both.stream().mapToDouble(r -> (r.i - mi) * (r.d - md)).sum();
        double scale = Math.sqrt(both.stream()
                        .mapToDouble(r -> (r.i - mi) * (r.i - mi))
                        .sum()
                * both.stream().mapToDouble(r -> (r.d - md) * (r.d - md)).sum());
        assertEquals(covariance / scale, measured(format, "ColumnCorrelation \"i\" \"d\" > -1"), 1e-12);
        double where = rows.stream()
                .filter(r -> r.d != null && "x".equals(r.s))
                .mapToDouble(r -> r.d)
                .average()
                .orElseThrow();
        assertEquals(where, measured(format, "Mean \"d\" > 0 where \"s = 'x'\""), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"csv", "parquet", "json"})
    void countsAndShares(String format) {
        assertEquals(3000, measured(format, "RowCount > 0"));
        assertEquals(count(r -> r.i != null && r.i > 25), measured(format, "RowCount > 0 where \"i > 25\""));
        assertEquals(4, measured(format, "ColumnCount > 0"));
        assertEquals(count(r -> r.i != null) / 3000.0, measured(format, "Completeness \"i\" > 0"));
        assertEquals(count(r -> r.i != null) / 3000.0, measured(format, "IsComplete \"i\""));
        assertEquals(
                count(r -> r.i != null && "x".equals(r.s)) / (double) count(r -> "x".equals(r.s)),
                measured(format, "Completeness \"i\" > 0 where \"s = 'x'\""));
        Map<String, Long> t = rows.stream().collect(Collectors.groupingBy(Row::t, Collectors.counting()));
        long once = t.values().stream().filter(c -> c == 1).count();
        assertEquals(t.size(), measured(format, "DistinctValuesCount \"t\" > 0"));
        assertEquals(once / 3000.0, measured(format, "Uniqueness \"t\" > 0"));
        assertEquals(once / (double) t.size(), measured(format, "UniqueValueRatio \"t\" > 0"));
        assertEquals(t.size() / 3000.0, measured(format, "IsUnique \"t\""));
        Map<String, Long> s =
                rows.stream().filter(r -> r.s != null).collect(Collectors.groupingBy(Row::s, Collectors.counting()));
        assertEquals(entropy(s), measured(format, "Entropy \"s\" > 0"), 1e-12);
        assertEquals(Math.exp(entropy(s)), measured(format, "Diversity \"s\" > 0"), 1e-12);
        long valued = s.values().stream().mapToLong(c -> c).sum();
        assertEquals(
                s.values().stream().mapToLong(c -> c).min().orElseThrow() / (double) valued,
                measured(format, "ClassBalance \"s\" > 0"));
        Map<List<Object>, Long> pairs = rows.stream()
                .collect(Collectors.groupingBy(r -> java.util.Arrays.asList(r.s, r.i), Collectors.counting()));
        assertEquals(pairs.size(), measured(format, "DistinctValuesCount \"s\" \"i\" > 0"));
        assertEquals(entropy(pairs), measured(format, "Entropy \"s\" \"i\" > 0"), 1e-9);
        assertEquals(entropy(pairs), measured(format, "Entropy \"i\" \"s\" > 0"), 1e-9);
        assertEquals(
                pairs.values().stream().mapToLong(c -> c).min().orElseThrow(),
                measured(format, "RowsPerSlice \"s\" \"i\" > 0"));
    }

    @ParameterizedTest
    @CsvSource({"csv", "parquet", "json"})
    void rowsThatFail(String format) {
        Map<String, Predicate<Row>> holds = new java.util.LinkedHashMap<>();
        holds.put("ColumnValues \"i\" > 10", r -> r.i != null && r.i > 10);
        holds.put("ColumnValues \"i\" between 10 and 20", r -> r.i != null && r.i > 10 && r.i < 20);
        holds.put("ColumnValues \"i\" not between 10 and 20", r -> r.i != null && (r.i <= 10 || r.i >= 20));
        holds.put("ColumnValues \"i\" = 7", r -> r.i != null && r.i == 7);
        holds.put("ColumnValues \"i\" != 7", r -> r.i == null || r.i != 7);
        holds.put("ColumnValues \"i\" in [1, 2, 3.0]", r -> r.i != null && r.i >= 1 && r.i <= 3);
        holds.put("ColumnValues \"i\" not in [1, 2, 3]", r -> r.i == null || r.i < 1 || r.i > 3);
        holds.put("ColumnValues \"i\" in [1, NULL]", r -> r.i == null || r.i == 1);
        holds.put("ColumnValues \"i\" not in [1, NULL]", r -> r.i != null && r.i != 1);
        holds.put("ColumnValues \"i\" = NULL", r -> r.i == null);
        holds.put("ColumnValues \"i\" != NULL", r -> r.i != null);
        holds.put("ColumnValues \"i\" <= 10.5", r -> r.i != null && r.i <= 10);
        holds.put("ColumnValues \"d\" >= 78.125", r -> r.d != null && r.d >= 78.125);
        holds.put("ColumnValues \"s\" = \"x\"", r -> "x".equals(r.s));
        holds.put("ColumnValues \"s\" != \"x\"", r -> !"x".equals(r.s));
        holds.put("ColumnValues \"s\" in [\"x\", \"zzz\"]", r -> "x".equals(r.s) || "zzz".equals(r.s));
        holds.put("ColumnValues \"s\" matches \"y+|x\"", r -> "x".equals(r.s) || "yy".equals(r.s));
        holds.put("ColumnValues \"s\" matches \"y\"", r -> false);
        holds.put("ColumnValues \"s\" not matches \"y+\"", r -> r.s != null && !"yy".equals(r.s));
        holds.put("ColumnLength \"s\" > 1", r -> r.s != null && r.s.codePointCount(0, r.s.length()) > 1);
        holds.put("ColumnLength \"s\" = 3", r -> r.s != null && r.s.codePointCount(0, r.s.length()) == 3);
        holds.put("ColumnLength \"s\" not in [1, 2]", r -> r.s == null || r.s.codePointCount(0, r.s.length()) == 3);
        holds.put("ColumnLength \"s\" < 2", r -> r.s == null || r.s.codePointCount(0, r.s.length()) < 2);
        ResultDocument document =
                new Validation(dir).file(files.get(format)).run(holds.keySet().toArray(String[]::new));
        int at = 0;
        for (Map.Entry<String, Predicate<Row>> entry : holds.entrySet()) {
            Check check = document.checks().get(at++);
            long passing = count(entry.getValue());
            assertEquals(3000 - passing, check.failing(), entry.getKey());
            assertEquals(3000, check.total());
            assertEquals(passing == 3000 ? Verdict.PASSED : Verdict.FAILED, check.verdict());
            List<Long> expected = IntStream.range(0, 3000)
                    .filter(n -> entry.getValue().negate().test(rows.get(n)))
                    .limit(5)
                    .mapToObj(n -> n + 1L)
                    .toList();
            assertEquals(expected, check.examples().stream().map(e -> e.row()).toList(), entry.getKey());
        }
    }

    @Test
    void whereNarrowsBothSides() {
        Check check =
                new Validation(dir).file(files.get("csv")).check("ColumnValues \"i\" > 10 where \"s = 'x' or d < 5\"");
        Predicate<Row> where = r -> "x".equals(r.s) || r.d != null && r.d < 5;
        assertEquals(count(where), check.total());
        assertEquals(count(where.and(r -> r.i == null || r.i <= 10)), check.failing());
        assertEquals(
                IntStream.range(0, 3000)
                                .filter(n ->
                                        where.and(r -> r.i == null || r.i <= 10).test(rows.get(n)))
                                .findFirst()
                                .orElseThrow()
                        + 1L,
                check.examples().get(0).row());
    }

    @Test
    void keysWithMissingPartsAreCountedOnce() {
        Validation v = new Validation(dir).csv("k.csv", "a,b\n1,\n1,\n1,\n2,x\n2,x\n3,y\n");
        Check key = v.check("IsPrimaryKey \"a\" \"b\"");
        assertEquals(4, key.failing());
        assertEquals(6, key.total());
        assertEquals(2 / 6.0, (Double) key.observed());
        assertEquals(
                "1 row repeats an earlier combination of \"a\", \"b\", and in 3 rows at least one of \"a\", \"b\" is missing;"
                        + " row 5 repeats row 4",
                key.message());
        assertEquals(
                List.of(1L, 2L, 3L, 5L),
                key.examples().stream().map(e -> e.row()).toList());
        assertEquals(3, v.check("IsUnique \"a\" \"b\"").failing());
        assertEquals(1, v.check("IsUnique \"b\" with failures = 1").failing());
    }

    @Test
    void sharesAreRoundedOnce() {
        String ten = "a\n" + "1\n".repeat(10);
        assertEquals(
                Verdict.PASSED,
                new Validation(dir)
                        .csv("t.csv", ten)
                        .check("IsUnique \"a\" with threshold = 0.1")
                        .verdict());
        String some = "a\n" + "1\n".repeat(93) + "x\n".repeat(7);
        assertEquals(
                Verdict.PASSED,
                new Validation(dir)
                        .csv("u.csv", some)
                        .check("ColumnValues \"a\" = \"1\" with threshold = 0.93")
                        .verdict());
        assertEquals(
                Verdict.FAILED,
                new Validation(dir)
                        .csv("u.csv", some)
                        .check("ColumnValues \"a\" = \"1\" with threshold > 0.93")
                        .verdict());
        assertEquals(
                Verdict.PASSED,
                new Validation(dir)
                        .csv("u.csv", some)
                        .check("ColumnValues \"a\" = \"1\" with failures between 6 and 8")
                        .verdict());
        assertEquals(
                Verdict.FAILED,
                new Validation(dir)
                        .csv("u.csv", some)
                        .check("ColumnValues \"a\" = \"1\" with failures between 7 and 9")
                        .verdict());
    }

    @Test
    void notANumberAndInfinity() {
        Path parquet = Duck.copy(
                "SELECT * FROM (VALUES ('NaN'::DOUBLE, 'inf'::DOUBLE, 1), (1.5, -2.0, 2), (2.0, NULL, 3)) AS t(a, b, c)",
                dir.resolve("nan.parquet"),
                "FORMAT parquet");
        List<Check> checks = new Validation(dir)
                .file(parquet)
                .checks(
                        "Mean \"a\" > 0",
                        "Sum \"b\" > 0",
                        "ColumnValues \"a\" > 0",
                        "ColumnValues \"a\" < 100",
                        "ColumnValues \"a\" != 7",
                        "ColumnDataType \"a\" = \"Integer\"",
                        "ColumnValues \"b\" > 5",
                        "StandardDeviation \"b\" > 0",
                        "ColumnCorrelation \"b\" \"c\" > 0",
                        "IsComplete \"a\"",
                        "Mean \"c\" = 2");
        assertEquals(Verdict.PASSED, checks.get(0).verdict());
        assertEquals(1.75, checks.get(0).observed());
        assertEquals(Verdict.PASSED, checks.get(1).verdict());
        assertEquals(1, checks.get(2).failing());
        assertEquals(1, checks.get(3).failing());
        assertEquals(0, checks.get(4).failing());
        assertEquals(1, checks.get(5).failing());
        assertEquals(2, checks.get(6).failing());
        assertEquals(Verdict.INCONCLUSIVE, checks.get(7).verdict());
        assertEquals(Verdict.INCONCLUSIVE, checks.get(8).verdict());
        assertEquals(Verdict.FAILED, checks.get(9).verdict());
        assertEquals(Verdict.PASSED, checks.get(10).verdict());
        assertNull(checks.get(2).examples().get(0).values().get("a"));
    }

    @Test
    void decimalsAndFloatsCompareAsWritten() {
        Path parquet = Duck.copy(
                "SELECT 0.1::DECIMAL(10,1) AS m, 0.1::FLOAT AS f, 0.1::DOUBLE AS d, 12345678901234567890.12::DECIMAL(30,2) AS w",
                dir.resolve("m.parquet"),
                "FORMAT parquet");
        for (String rule : new String[] {
            "ColumnValues \"m\" = 0.1",
            "ColumnValues \"f\" = 0.1",
            "ColumnValues \"f\" <= 0.1",
            "ColumnValues \"d\" = 0.1",
            "Sum \"m\" = 0.1",
            "ColumnValues \"m\" in [0.1, 7]",
            "ColumnValues \"f\" in [0.1, 7]",
            "ColumnValues \"w\" = 12345678901234567890.12",
            "ColumnValues \"w\" < 12345678901234567890.13",
            "ColumnValues \"w\" < 1e300",
            "ColumnValues \"w\" > -1e35",
            "ColumnValues \"m\" < 99999999999999999999999999999999999999",
            "ColumnValues \"d\" < 1e308",
            "ColumnValues \"m\" != 0.10001",
            "ColumnValues \"m\" = \"0.10\"",
            "ColumnValues \"d\" < \"1e400\""
        }) {
            Check check = new Validation(dir).file(parquet).check(rule);
            assertEquals(Verdict.PASSED, check.verdict(), rule + ": " + check.message());
        }
    }

    @Test
    void datesAgainstTheFixedClock() {
        Validation v = new Validation(dir)
                .csv(
                        "d.csv",
                        "t,d\n2024-06-15 11:00:00,2024-06-15\n2024-06-14 12:00:00,2024-06-10\n2024-06-16 00:00:00,\n");
        Map<String, Long> failing = new java.util.LinkedHashMap<>();
        failing.put("DataFreshness \"t\" <= 1 hours", 1L);
        failing.put("DataFreshness \"t\" < 24 hours", 1L);
        failing.put("DataFreshness \"t\" <= 1 days", 0L);
        failing.put("DataFreshness \"d\" between 0 minutes and 1 days", 2L);
        failing.put("ColumnValues \"t\" > (now() - 1 days)", 1L);
        failing.put("ColumnValues \"t\" >= (now() - 24 hours)", 0L);
        failing.put("ColumnValues \"t\" <= now()", 1L);
        failing.put("ColumnValues \"t\" between \"2024-06-14\" and \"2024-06-16\"", 1L);
        failing.put("ColumnValues \"d\" >= \"2024-06-15\"", 2L);
        failing.put("ColumnValues \"d\" = \"2024-06-15T00:00:00Z\"", 2L);
        failing.put("ColumnValues \"d\" in [\"2024-06-15\", \"2024-06-10\"]", 1L);
        failing.put("ColumnDataType \"t\" = \"Timestamp\"", 0L);
        failing.put("ColumnDataType \"d\" = \"Date\"", 0L);
        failing.put("ColumnDataType \"t\" = \"Date\"", 2L);
        List<Check> checks = v.checks(failing.keySet().toArray(String[]::new));
        int at = 0;
        for (Map.Entry<String, Long> entry : failing.entrySet()) {
            assertEquals(entry.getValue(), checks.get(at++).failing(), entry.getKey());
        }
    }

    @Test
    void types() {
        Validation v = new Validation(dir).csv("t.csv", "i,f,b,s,z,m\n1,1.5,true,x,0,1\n2,2.0,false,y,1,x\n,,,,,\n");
        Map<String, Long> failing = new java.util.LinkedHashMap<>();
        failing.put("ColumnDataType \"i\" = \"Integer\"", 0L);
        failing.put("ColumnDataType \"i\" = \"Long\"", 0L);
        failing.put("ColumnDataType \"i\" = \"Double\"", 0L);
        failing.put("ColumnDataType \"i\" = \"String\"", 0L);
        failing.put("ColumnDataType \"f\" = \"Integer\"", 1L);
        failing.put("ColumnDataType \"f\" = \"Number\"", 0L);
        failing.put("ColumnDataType \"b\" = \"Boolean\"", 0L);
        failing.put("ColumnDataType \"z\" = \"Boolean\"", 0L);
        failing.put("ColumnDataType \"i\" = \"Boolean\"", 1L);
        failing.put("ColumnDataType \"s\" = \"Integer\"", 2L);
        failing.put("ColumnDataType \"m\" = \"Integer\"", 1L);
        failing.put("ColumnDataType \"m\" = \"Float\"", 1L);
        failing.put("ColumnDataType \"b\" = \"Integer\"", 2L);
        failing.put("ColumnDataType \"s\" = \"Timestamp\"", 2L);
        for (Map.Entry<String, Long> entry : failing.entrySet()) {
            assertEquals(entry.getValue(), v.check(entry.getKey()).failing(), entry.getKey());
        }
    }

    @Test
    void emptyAndBlankTexts() {
        Path parquet = Duck.copy(
                "SELECT * FROM (VALUES (''), ('  '), (chr(9) || chr(10)), ('x'), (NULL)) AS t(s)",
                dir.resolve("e.parquet"),
                "FORMAT parquet");
        Validation v = new Validation(dir).file(parquet);
        assertEquals(4, v.check("ColumnValues \"s\" = EMPTY").failing());
        assertEquals(1, v.check("ColumnValues \"s\" != EMPTY").failing());
        assertEquals(3, v.check("ColumnValues \"s\" = WHITESPACES_ONLY").failing());
        assertEquals(
                4,
                v.check("ColumnValues \"s\" not in [NULL, EMPTY, WHITESPACES_ONLY]")
                        .failing());
        assertEquals(
                0,
                v.check("ColumnValues \"s\" in [\"x\", NULL, EMPTY, WHITESPACES_ONLY]")
                        .failing());
    }

    @Test
    void joinedRules() {
        Validation v = new Validation(dir).csv("j.csv", "a,b\n1,\n2,\n");
        assertEquals(
                Verdict.PASSED,
                v.check("(IsComplete \"a\") and (Mean \"a\" = 1.5)").verdict());
        assertEquals(
                Verdict.FAILED,
                v.check("(IsComplete \"a\") and (IsComplete \"b\")").verdict());
        assertEquals(
                Verdict.PASSED,
                v.check("(IsComplete \"a\") or (IsComplete \"b\")").verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                v.check("(IsComplete \"a\") and (Mean \"b\" > 1)").verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                v.check("(IsComplete \"b\") or (Mean \"b\" > 1)").verdict());
        assertEquals(
                Verdict.FAILED,
                v.check("(IsComplete \"b\") and (Mean \"b\" > 1)").verdict());
        Check warning = v.check("IsComplete \"a\" and IsComplete \"b\" : warning");
        assertEquals(Verdict.WARNING, warning.verdict());
        assertEquals(1, warning.examples().get(0).row());
        assertEquals("in all 2 rows \"b\" is missing", warning.message());
        assertNull(warning.failing());
        assertTrue(v.check("IsComplete \"c\" or IsComplete \"b\"").message().contains("unknown column \"c\""));
    }

    @Test
    void rulesOnTablesAndSplits() {
        Validation v = new Validation(dir).csv("train.csv", "id,zip,x\n1,01234,1\n2,20000,2\n3,30000,3\n,,\n");
        Path test = v.write("test.csv", "zip,id,y\n20000,2.0,1\n99999,7,1\n,,\n");
        v.split("test", test).reference(test);
        Map<String, Double> observed = new java.util.LinkedHashMap<>();
        observed.put("SplitOverlap \"test\" \"id\" = 2", 2.0);
        observed.put("SplitOverlap \"test\" \"zip\" = 2", 2.0);
        observed.put("SplitOverlap \"test\" = 2", 2.0);
        observed.put("SplitOverlap \"test\" \"id\" \"zip\" = 2", 2.0);
        observed.put("RowCountMatch \"reference\" > 1", 4 / 3.0);
        observed.put("ColumnNamesMatchPattern \"[a-z]+\"", 0.0);
        observed.forEach((rule, value) -> {
            Check check = v.check(rule);
            assertEquals(Verdict.PASSED, check.verdict(), rule + check.message());
            assertEquals(value, ((Number) check.observed()).doubleValue(), rule);
        });
        assertEquals(1, v.check("ColumnNamesMatchPattern \"[a-y]+\"").observed());
        assertEquals(Verdict.FAILED, v.check("ColumnExists \"Zip\"").verdict());
        assertTrue(v.check("ColumnExists \"Zip\"").message().contains("did you mean \"zip\"?"));
    }

    @Test
    void partsThatHaveNoMeaningAreRefused() {
        Validation v = new Validation(dir).csv("w.csv", "a,b\n1,2\n");
        Path other = v.write("o.csv", "a\n1\n");
        v.reference(other);
        for (String rule : new String[] {
            "ColumnCount = 2",
            "ColumnExists \"a\"",
            "ColumnNamesMatchPattern \"[ab]\"",
            "RowCountMatch \"reference\" = 1",
            "SplitOverlap \"reference\" \"a\" = 1"
        }) {
            assertEquals(Verdict.PASSED, v.check(rule).verdict(), rule);
            for (String part : new String[] {" where \"a > 0\"", " with threshold > 0.5", " with failures < 5"}) {
                String message = assertThrows(BadInputException.class, () -> v.check(rule + part), rule + part)
                        .getMessage();
                assertTrue(message.endsWith("\" has no meaning here"), message);
            }
        }
        for (String rule :
                new String[] {"Mean \"a\" > 0", "RowCount > 0", "Entropy \"a\" >= 0", "CustomSql \"select 1\" = 1"}) {
            assertThrows(BadInputException.class, () -> v.check(rule + " with failures < 5"), rule);
        }
    }

    @Test
    void columnsThatAreNoNumbers() {
        Path parquet = Duck.copy(
                "SELECT DATE '2024-01-01' AS d, [1, 2] AS l, {'a': 1} AS s, TIME '10:00' AS t, true AS b, 'x'::BLOB AS o, 1 AS i",
                dir.resolve("o.parquet"),
                "FORMAT parquet");
        for (String column : new String[] {"d", "l", "s", "t", "o"}) {
            Check mean = new Validation(dir).file(parquet).check("Mean \"" + column + "\" > 0");
            assertEquals("1 of 1 value of \"" + column + "\" is not a number", mean.message());
            assertEquals(Verdict.FAILED, mean.verdict());
            assertEquals(
                    1,
                    new Validation(dir)
                            .file(parquet)
                            .check("ColumnValues \"" + column + "\" > 5")
                            .failing(),
                    column);
            assertEquals(
                    Verdict.FAILED,
                    new Validation(dir)
                            .file(parquet)
                            .check("ColumnCorrelation \"i\" \"" + column + "\" > 0")
                            .verdict());
            assertEquals(
                    0,
                    new Validation(dir)
                            .file(parquet)
                            .check("IsUnique \"" + column + "\"")
                            .failing());
        }
        assertEquals(
                Verdict.PASSED,
                new Validation(dir).file(parquet).check("Mean \"b\" = 1").verdict());
        assertEquals(
                Verdict.PASSED,
                new Validation(dir)
                        .file(parquet)
                        .check("ColumnValues \"b\" in [0, 1]")
                        .verdict());
    }
}
