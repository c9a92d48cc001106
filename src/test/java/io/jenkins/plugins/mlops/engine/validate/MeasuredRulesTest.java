package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each rule type of the catalogue that measures a number of one column, against its definition written out, on generated columns: with missing values,
 * not-a-number, infinities, texts and no rows, with and without {@code where}. A rule type without a definition here is a failure, so that none can be
 * added that passes in silence on what it cannot measure.
 */
class MeasuredRulesTest {
    /** A number of a column that has a value for each row, null where it is missing. */
    private record Definition(boolean needsNumbers, ToDoubleFunction<List<Double>> value) {}

    private static final Map<String, Definition> DEFINITIONS = new LinkedHashMap<>();

    /** Rule types of other things than one column; they have exact tests of their own. */
    private static final Set<String> OTHERS = Set.of(
            "RowCount",
            "ColumnCount",
            "RowCountMatch",
            "SplitOverlap",
            "ColumnCorrelation",
            "CustomSql",
            "ReferentialIntegrity",
            "DatasetMatch",
            "SchemaMatch",
            "AggregateMatch");
    /** Rule types that look at each value by itself. */
    private static final Set<String> BY_VALUE =
            Set.of("ColumnDataType", "ColumnValues", "ColumnLength", "ColumnFormat", "DataFreshness");

    static {
        numbers("Mean", values -> sum(values) / values.size());
        numbers("Sum", MeasuredRulesTest::sum);
        numbers("Variance", MeasuredRulesTest::variance);
        numbers("StandardDeviation", values -> Math.sqrt(variance(values)));
        any("Completeness", values -> (double) present(values).size() / values.size());
        any("DistinctValuesCount", values -> counts(values).size());
        any("Uniqueness", values -> (double) once(values) / present(values).size());
        any("UniqueValueRatio", values -> (double) once(values) / counts(values).size());
        any("Entropy", MeasuredRulesTest::entropy);
        any("Diversity", values -> Math.exp(entropy(values)));
        any(
                "ClassBalance",
                values -> counts(values).isEmpty()
                        ? Double.NaN
                        : counts(values).size() == 1
                                ? 0
                                : (double) least(values) / present(values).size());
        any("RowsPerSlice", values -> counts(values).isEmpty() ? Double.NaN : least(values));
    }

    @TempDir
    Path dir;

    private static void numbers(String type, ToDoubleFunction<List<Double>> value) {
        DEFINITIONS.put(
                type,
                new Definition(
                        true, values -> present(values).isEmpty() ? Double.NaN : value.applyAsDouble(present(values))));
    }

    private static void any(String type, ToDoubleFunction<List<Double>> value) {
        DEFINITIONS.put(type, new Definition(false, value));
    }

    private static List<Double> present(List<Double> values) {
        return values.stream().filter(Objects::nonNull).toList();
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(v -> v).sum();
    }

    private static double variance(List<Double> values) {
        double mean = sum(values) / values.size();
        return values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / values.size();
    }

    private static Map<Double, Long> counts(List<Double> values) {
        return present(values).stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static long once(List<Double> values) {
        return counts(values).values().stream().filter(count -> count == 1).count();
    }

    private static long least(List<Double> values) {
        return counts(values).values().stream().mapToLong(count -> count).min().orElseThrow();
    }

    private static double entropy(List<Double> values) {
        Collection<Long> counts = counts(values).values();
        double all = present(values).size();
        return counts.isEmpty()
                ? Double.NaN
                : counts.stream().mapToDouble(n -> -n / all * Math.log(n / all)).sum();
    }

    @Test
    void everyMeasureOfTheCatalogHasADefinition() {
        Set<String> missing = new TreeSet<>(DataGrammar.catalog().types());
        missing.removeIf(type -> DataGrammar.catalog().form(type).condition() == RuleCatalog.Use.NONE);
        missing.removeAll(DEFINITIONS.keySet());
        missing.removeAll(OTHERS);
        missing.removeAll(BY_VALUE);
        assertEquals(Set.of(), missing, "rule types without a definition");
    }

    private static String written(Double value) {
        return value == null ? "" : value.isInfinite() ? (value > 0 ? "inf" : "-inf") : String.valueOf(value);
    }

    /** A column out of few or many values; the group of a row decides what {@code where} chooses. */
    private static List<Double> column(Random random) {
        int rows = random.nextInt(5) == 0 ? random.nextInt(3) : 1 + random.nextInt(40);
        int different = 1 + random.nextInt(30);
        double missing = random.nextInt(3) == 0 ? 1 : random.nextDouble() * 0.5;
        boolean infinite = random.nextInt(6) == 0;
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            double value = (random.nextInt(different) - 5) / 4.0 + 0.25;
            boolean gone = random.nextDouble() < (missing == 1 ? (i % 2 == 0 ? 1 : 0.2) : missing);
            values.add(
                    gone
                            ? null
                            : infinite && random.nextInt(4) == 0
                                    ? Double.valueOf(Double.NEGATIVE_INFINITY)
                                    : value + 0.0);
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void measuresEqualTheirDefinitions(long seed) throws Exception {
        Random random = new Random(seed);
        List<Double> values = column(random);
        StringBuilder csv = new StringBuilder("g,x\n");
        for (int i = 0; i < values.size(); i++) {
            String text = values.get(i) == null && random.nextBoolean() ? "NaN" : written(values.get(i));
            csv.append(i % 3).append(',').append(text).append('\n');
        }
        Path file = Files.writeString(dir.resolve("a.csv"), csv);
        // Without a row nothing tells that g is a number, so no condition can say it is.
        List<String> conditions =
                values.isEmpty() ? List.of("", "x is null") : List.of("", "g <> 1", "g > 5", "x is null");
        for (String where : conditions) {
            List<Double> chosen = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                boolean in =
                        switch (where) {
                            case "" -> true;
                            case "g <> 1" -> i % 3 != 1;
                            case "x is null" -> values.get(i) == null;
                            default -> false;
                        };
                if (in) {
                    chosen.add(values.get(i));
                }
            }
            compare(file, where, chosen);
        }
    }

    private void compare(Path file, String where, List<Double> chosen) {
        List<String> types = List.copyOf(DEFINITIONS.keySet());
        List<String> rules = new ArrayList<>();
        for (String type : types) {
            String part = where.isEmpty() ? "" : " where \"" + where + "\"";
            rules.add(type + " \"x\" > -1e300" + part);
            rules.add(type + " \"x\" < -1e300" + part);
        }
        List<Check> checks = new Validation(dir)
                .file(file).checks(rules.toArray(String[]::new)).stream()
                        .filter(check -> !check.id().equals("rows-present"))
                        .toList();
        for (int i = 0; i < types.size(); i++) {
            double expected = DEFINITIONS.get(types.get(i)).value().applyAsDouble(chosen);
            Check holds = checks.get(2 * i);
            Check broken = checks.get(2 * i + 1);
            String what = holds.rule() + " of " + chosen + ": " + holds.message();
            assertEquals(rules.get(2 * i), holds.rule());
            if (Double.isNaN(expected)) {
                assertNotEquals(Verdict.PASSED, holds.verdict(), what);
                assertNotEquals(Verdict.PASSED, broken.verdict(), what);
                assertNull(holds.observed(), what);
            } else {
                boolean above = expected > -1e300; // not so for minus infinity, the mean and the sum of values with it
                assertEquals(above ? Verdict.PASSED : Verdict.FAILED, holds.verdict(), what);
                assertEquals(above ? Verdict.FAILED : Verdict.PASSED, broken.verdict(), what);
                assertNotNull(holds.observed(), what);
                double observed = Double.parseDouble(holds.observed().toString());
                assertEquals(expected, observed, above ? 1e-9 * Math.max(1, Math.abs(expected)) : 0, what);
            }
        }
    }

    /** A column of texts of which one is no number. */
    @Test
    void textIsNotMeasuredAsNumbers() {
        for (String type : DEFINITIONS.keySet()) {
            if (DEFINITIONS.get(type).needsNumbers()) {
                Check check = new Validation(dir).csv("t.csv", "x\n1\nabc\n3\n").check(type + " \"x\" > -1e300");
                assertEquals(Verdict.FAILED, check.verdict(), check.message());
                assertEquals("1 of 3 values of \"x\" is not a number", check.message());
                Check named = new Validation(dir)
                        .csv("u.csv", "x\n1\nabc\n3\n")
                        .check(type + " \"x\" > -1e300 where \"x <> 'abc'\"");
                assertEquals(Verdict.PASSED, named.verdict(), named.message());
            }
        }
    }
}
