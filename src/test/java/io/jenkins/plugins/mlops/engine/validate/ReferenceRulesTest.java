package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules between the data and another table, against their definitions written out over generated rows. */
class ReferenceRulesTest {
    /** A row: a key, a number and a word, each missing now and then. */
    private record Row(Integer id, Integer n, String s) {}

    @TempDir
    Path dir;

    private static List<Row> rows(Random random, int count, int shift) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Row(
                    random.nextInt(40) == 0 ? null : i + shift,
                    random.nextInt(10) == 0 ? null : random.nextInt(4),
                    random.nextInt(10) == 0 ? null : List.of("x", "y z", "ü").get(random.nextInt(3))));
        }
        return rows;
    }

    private Path file(String format, String name, List<Row> rows, String columns) {
        Path csv = new Validation(dir)
                .write(
                        name + ".csv",
                        columns + "\n"
                                + rows.stream()
                                        .map(row -> Objects.toString(row.id, "") + "," + Objects.toString(row.n, "")
                                                + "," + Objects.toString(row.s, "") + "\n")
                                        .collect(Collectors.joining()));
        return switch (format) {
            case "csv" -> csv;
            case "parquet" ->
                Duck.copy(
                        "SELECT * FROM read_csv('" + csv + "', header = true)",
                        dir.resolve(name + ".parquet"),
                        "FORMAT parquet");
            default ->
                Duck.copy(
                        "SELECT * FROM read_csv('" + csv + "', header = true)",
                        dir.resolve(name + ".jsonl"),
                        "FORMAT json");
        };
    }

    private static double share(List<Row> rows, java.util.function.Predicate<Row> there) {
        return (double) rows.stream().filter(there).count() / rows.size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "jsonl"})
    void sharesOfRowsThatStandInAnotherTable(String format) {
        Random random = new Random(7);
        for (int round = 0; round < 4; round++) {
            List<Row> own = rows(random, 200, 0);
            List<Row> others = new ArrayList<>(rows(random, 100 + 50 * round, 120));
            // Half of the rows that both have are the same in all columns.
            own.stream()
                    .filter(row -> row.id != null && row.id >= 160)
                    .forEach(row -> others.removeIf(o -> row.id.equals(o.id)));
            others.addAll(own.subList(160, 200));
            Path data = file(format, "own", own, "id,n,s");
            Path reference = file(round % 2 == 0 ? "parquet" : format, "others", others, "key,n,word");
            Validation validation = new Validation(dir).file(data).reference(reference);
            List<Check> checks = validation.checks(
                    "ReferentialIntegrity \"id\" \"reference.key\" = 1",
                    "ReferentialIntegrity \"n, s\" \"reference.{n, word}\" = 1",
                    "ReferentialIntegrity \"id,n\" \"reference.{key,n}\" < 0");
            Set<Integer> keys =
                    others.stream().map(Row::id).filter(Objects::nonNull).collect(Collectors.toSet());
            assertEquals(
                    share(own, row -> row.id != null && keys.contains(row.id)),
                    checks.get(0).observed());
            Set<List<Object>> pairs = new HashSet<>();
            others.forEach(row -> pairs.add(Arrays.asList(row.n, row.s)));
            assertEquals(
                    share(own, row -> row.n != null && row.s != null && pairs.contains(Arrays.asList(row.n, row.s))),
                    checks.get(1).observed());
            Set<List<Object>> triples = new HashSet<>();
            others.forEach(row -> triples.add(Arrays.asList(row.id, row.n)));
            assertEquals(
                    share(
                            own,
                            row -> row.id != null && row.n != null && triples.contains(Arrays.asList(row.id, row.n))),
                    checks.get(2).observed());
            assertEquals(null, checks.get(2).failing(), "rows that are there break it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "jsonl"})
    void rowsThatAreNotThereAreShown(String format) {
        List<Row> own = rows(new Random(3), 50, 0);
        List<Row> others =
                own.stream().filter(row -> row.id == null || row.id % 10 != 3).toList();
        Check check = new Validation(dir)
                .file(file(format, "own", own, "id,n,s"))
                .reference(file(format, "others", others, "id,n,s"))
                .check("ReferentialIntegrity \"id\" \"reference.id\" >= 0.99");
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i).id == null || own.get(i).id % 10 == 3) {
                expected.add((long) (format.equals("csv") ? i + 2 : i + 1));
            }
        }
        assertEquals((long) expected.size(), check.failing());
        assertEquals(
                expected.subList(0, Math.min(5, expected.size())).size(),
                check.examples().size());
        assertEquals(
                "3",
                String.valueOf(check.examples().stream()
                        .filter(e -> "3".equals(e.values().get("id")))
                        .findFirst()
                        .orElseThrow()
                        .values()
                        .get("id")));
        assertTrue(check.message().contains(expected.size() + " of 50 rows are not there"), check.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "jsonl"})
    void rowsThatAreTheSame(String format) {
        Random random = new Random(11);
        List<Row> own =
                rows(random, 120, 0).stream().filter(row -> row.id != null).toList();
        List<Row> others = own.stream()
                .map(row -> new Row(row.id, random.nextInt(5) == 0 ? Integer.valueOf(9) : row.n, row.s))
                .filter(row -> row.id % 7 != 0)
                .toList();
        Validation validation = new Validation(dir)
                .file(file(format, "own", own, "id,n,s"))
                .reference(file(format, "others", others, "id,n,s"))
                .split("named", file(format, "named", others, "key,number,s"));
        List<Check> checks = validation.checks(
                "DatasetMatch \"reference\" \"id\" = 1",
                "DatasetMatch \"named\" \"id->key\" \"n->number\" = 1",
                "DatasetMatch \"named\" \"id->key\" \"s\" = 1",
                "DatasetMatch \"named\" \"n->number\" \"s\" = 1");
        Set<Row> all = new HashSet<>(others);
        assertEquals(share(own, all::contains), checks.get(0).observed());
        assertEquals(share(own, all::contains), checks.get(1).observed());
        assertEquals(share(own, row -> row.id % 7 != 0), checks.get(2).observed());
        assertEquals(Verdict.FAILED, checks.get(3).verdict());
        assertTrue(
                checks.get(3).message().startsWith("the key \"n\" is not unique in the data: "),
                checks.get(3).message());
        assertEquals(
                own.stream().filter(row -> !all.contains(row)).count(),
                checks.get(0).failing());
        assertEquals(5, checks.get(0).examples().size());
    }

    @Test
    void aMissingKeyIsNoKeyAndMissingValuesAreEqual() {
        List<Check> checks = new Validation(dir)
                .csv("own.csv", "id,v\n1,\n2,b\n,c\n")
                .reference(new Validation(dir).write("others.csv", "id,v\n1,\n2,\n,c\n"))
                .checks("DatasetMatch \"reference\" \"id\" = 1", "ReferentialIntegrity \"id\" \"reference.id\" = 1");
        assertEquals(1.0 / 3, checks.get(0).observed());
        assertEquals(2.0 / 3, checks.get(1).observed());
    }

    @Test
    void ofAKeyThatRepeatsItsRowsAreShown() {
        Path once = new Validation(dir).write("once.csv", "k,v\n1,a\n2,X\n3,c\n4,d\n");
        Path twice = new Validation(dir).write("twice.csv", "k,v\n1,a\n2,b\n3,c\n3,c\n4,d\n");
        Check own = new Validation(dir).file(twice).reference(once).check("DatasetMatch \"reference\" \"k\" = 1");
        assertEquals(
                "the key \"k\" is not unique in the data: 1 value stands there more than once",
                own.message().replaceFirst(" \\(first.*", ""));
        assertEquals(
                List.of(3L, 4L),
                own.examples().stream().map(example -> example.row()).toList());
        Check other = new Validation(dir).file(once).reference(twice).check("DatasetMatch \"reference\" \"k\" = 1");
        assertEquals(List.of(), other.examples());
        Path infinite = new Validation(dir).write("infinite.csv", "v\ninf\n-inf\n");
        assertEquals(
                "the ratio of \"sum(v)\" to \"sum(v )\" cannot be computed: there are infinite values, or values that are too large",
                new Validation(dir)
                        .file(infinite)
                        .check("AggregateMatch \"sum(v)\" \"sum(v )\" = 1")
                        .message());
    }

    @Test
    void typesAndNamesOfColumns() {
        Path same = new Validation(dir).write("same.csv", "b,a\n1.5,x\n");
        Path other = new Validation(dir).write("other.csv", "a,b\n1,1.5\n");
        Path more = new Validation(dir).write("more.csv", "a,b,c\nx,1.5,1\n");
        List<Check> checks = new Validation(dir)
                .csv("own.csv", "a,b\nx,2.5\n")
                .split("same", same)
                .split("other", other)
                .split("more", more)
                .checks(
                        "SchemaMatch \"same\" = 1.0",
                        "SchemaMatch \"other\" = 1.0",
                        "SchemaMatch \"other\" >= 0.5",
                        "SchemaMatch \"more\" >= 0.1");
        assertEquals(
                List.of(Verdict.PASSED, Verdict.FAILED, Verdict.PASSED, Verdict.FAILED),
                checks.stream().map(Check::verdict).toList());
        assertEquals(0.5, checks.get(1).observed());
        assertTrue(
                checks.get(1).message().endsWith("\"a\" has the type \"VARCHAR\" here and \"BIGINT\" there"),
                checks.get(1).message());
        assertEquals(
                "the data has 2 columns and \"more\" has 3; \"c\" is only there",
                checks.get(3).message());
    }

    @Test
    void aggregatesOfTwoTables() {
        Path other = new Validation(dir).write("other.csv", "amount,zero,t\n1,0,x\n3,0,2\n");
        List<Check> checks = new Validation(dir)
                .csv("own.csv", "amount,zero,digits\n10,0,4\n20,0,\n,0,6\n")
                .split("other", other)
                .checks(
                        "AggregateMatch \"sum(amount)\" \"sum(other.amount)\" > 0",
                        "AggregateMatch \"AVG(amount)\" \"avg(other.amount)\" > 0",
                        "AggregateMatch \"sum(other.amount)\" \"avg(digits)\" > 0",
                        "AggregateMatch \"sum(zero)\" \"sum(other.zero)\" = 1",
                        "AggregateMatch \"sum(amount)\" \"sum(other.zero)\" > 0",
                        "AggregateMatch \"sum(amount)\" \"sum(other.t)\" > 0");
        assertEquals(
                Arrays.asList(7.5, 7.5, 0.8, 1.0, 0.0, null),
                checks.stream().map(Check::observed).toList());
        assertEquals("1 of 2 values of \"t\" is not a number", checks.get(5).message());
    }

    @Test
    void whatIsWrittenWrongIsToldInOneLine() {
        Validation validation = new Validation(dir)
                .csv("own.csv", "id,v\n1,2\n")
                .reference(new Validation(dir).write("others.csv", "key,v\n1,2\n"));
        String[][] wrong = {
            {"ReferentialIntegrity \"id\" \"key\" = 1", "names no column of another table"},
            {
                "ReferentialIntegrity \"id\" \"refrence.key\" = 1",
                "unknown table \"refrence\"; did you mean \"reference\"?"
            },
            {
                "ReferentialIntegrity \"id\" \"reference.kez\" = 1",
                "table \"reference\" has no column \"kez\"; did you mean \"key\"?"
            },
            {"ReferentialIntegrity \"id,v\" \"reference.key\" = 1", "found 2 and 1"},
            {"ReferentialIntegrity \"id\" \"reference.key\" = 1 where \"v > 1\"", "speaks of the whole table"},
            {"DatasetMatch \"reference\" \"id\" = 1", "table \"reference\" has no column \"id\""},
            {"DatasetMatch \"reference\" \"id->\" = 1", "lacks the name of a column"},
            {"AggregateMatch \"sum(v)\" \"median(v)\" = 1", "is no aggregate; expected \"sum(COLUMN)\""},
            {"SchemaMatch \"reference\" = \"x\"", "has to be compared with one"},
        };
        for (String[] each : wrong) {
            String line = assertThrows(BadInputException.class, () -> validation.check(each[0]))
                    .getMessage();
            assertTrue(line.contains(each[1]), line);
        }
        assertEquals(
                "unknown column \"w\"; did you mean \"v\"?",
                validation
                        .check("AggregateMatch \"sum(w)\" \"sum(reference.v)\" = 1")
                        .message());
        assertEquals(
                "unknown column \"ix\"; did you mean \"id\"?",
                validation
                        .check("ReferentialIntegrity \"ix\" \"reference.key\" = 1")
                        .message());
    }
}
