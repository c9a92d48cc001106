package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.mlops.engine.data.DuckDialect;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Format;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.data.TableReader;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import io.jenkins.plugins.mlops.engine.validate.plan.FurtherTables;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Planned;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the number of rules, the data is scanned as often as promised. */
class PlanTest {
    @TempDir
    Path dir;

    private int scans(String text, String... rules) throws Exception {
        Path path = new Validation(dir).write("p.csv", text);
        InputFile file = new InputFile("p.csv", path.toRealPath(), Files.size(path));
        try (DuckSession session = DuckSession.open(List.of(file), 256L << 20, 2)) {
            Table table = new TableReader(session, ReadOptions.automatic()).open("primary", List.of(file));
            Plan first = new Plan(table, session.dialect());
            RulePlanner planner = new RulePlanner(
                    new Scope(table, new FurtherTables(Map.of(), session), first, session, Validation.NOW, Set.of()));
            List<Planned> planned = new ArrayList<>();
            for (String rule : rules) {
                planned.add(planner.plan(DataGrammar.rule(rule, new Source("r", 1, 1))));
            }
            first.run(session, fraction -> {});
            Plan second = new Plan(table, session.dialect());
            planned.forEach(p -> p.evaluation().refine(second));
            second.run(session, fraction -> {});
            return first.scans() + second.scans();
        }
    }

    @Test
    void allAggregatesAreOneScan() throws Exception {
        String[] rules = IntStream.range(0, 200)
                .mapToObj(i -> switch (i % 8) {
                    case 0 -> "ColumnValues \"a\" > " + i;
                    case 1 -> "Mean \"a\" > " + i;
                    case 2 -> "IsComplete \"b\" where \"a > " + i + "\"";
                    case 3 -> "IsUnique \"a\" with failures < " + i;
                    case 4 -> "ColumnLength \"b\" <= " + i;
                    case 5 -> "DistinctValuesCount \"a\" \"b\" > " + i;
                    case 6 -> "(RowCount > " + i + ") or (Sum \"a\" > 0)";
                    default -> "Completeness \"a\" > 0." + i;
                })
                .toArray(String[]::new);
        assertEquals(1, scans("a,b\n1,x\n2,y\n", rules));
    }

    @Test
    void frequenciesAreOneScanMoreForEachWhere() throws Exception {
        assertEquals(
                2,
                scans(
                        "a,b\n1,x\n2,y\n",
                        "RowCount > 0",
                        "Entropy \"a\" > 0",
                        "Entropy \"b\" > 0",
                        "Diversity \"a\" \"b\" > 0",
                        "ClassBalance \"a\" > 0",
                        "RowsPerSlice \"b\" \"a\" > 0"));
        assertEquals(
                3,
                scans("a,b\n1,x\n2,y\n", "RowCount > 0", "Entropy \"a\" > 0", "Entropy \"a\" > 0 where \"b = 'x'\""));
    }

    @Test
    void uniquenessNeedsASecondScanOnlyWhenSomethingRepeats() throws Exception {
        assertEquals(1, scans("a\n1\n2\n", "Uniqueness \"a\" > 0.5", "UniqueValueRatio \"a\" > 0.5"));
        assertEquals(2, scans("a\n1\n1\n", "Uniqueness \"a\" > 0.5", "UniqueValueRatio \"a\" > 0.5"));
    }

    @Test
    void equalExpressionsAreAskedOnce() {
        Plan plan = new Plan(new Table("t", List.of(), Format.CSV, List.of(), List.of()), DuckDialect.INSTANCE);
        assertSame(plan.measure("avg(%s)", "a", "b > 1"), plan.measure("avg(%s)", "a", "b > 1"));
        assertSame(plan.count(null), plan.count(null));
        assertSame(plan.frequency(List.of("a", "b"), null), plan.frequency(List.of("b", "a"), null));
        assertEquals(2, plan.scans());
        assertThrows(IllegalStateException.class, () -> plan.count(null).count());
        IntStream.range(0, 1_000).forEach(i -> plan.count("a > " + i));
        assertEquals(3, plan.scans());
    }

    /** Beside other aggregates the database takes twice the time to count different values; a text file would be read twice. */
    @Test
    void differentValuesAreCountedApartWhereColumnsAreReadAlone() {
        for (Format format : Format.values()) {
            Plan plan = new Plan(new Table("t", List.of(), format, List.of(), List.of()), DuckDialect.INSTANCE);
            plan.count(null);
            assertEquals(1, plan.scans());
            plan.measure("count(DISTINCT \"a\")");
            plan.measure("count(DISTINCT \"b\")");
            assertEquals(format == Format.PARQUET ? 2 : 1, plan.scans(), format.toString());
        }
    }

    @Test
    void frequenciesOfMoreColumnsThanOneStatementCanTellApart() throws Exception {
        String header = IntStream.range(0, 130).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String[] rules = IntStream.range(0, 130)
                .mapToObj(i -> "Entropy \"c" + i + "\" = 0")
                .toArray(String[]::new);
        String text = header + "\n" + "7,".repeat(129) + "7\n";
        assertEquals(3, scans(text, rules));
        assertEquals(
                130,
                new Validation(dir)
                        .csv("w.csv", text).checks(rules).stream()
                                .filter(check -> check.verdict() == Verdict.PASSED)
                                .count());
    }

    @Test
    void twoHundredRulesAreEachRight() {
        StringBuilder text = new StringBuilder("a\n");
        IntStream.range(0, 1_000).forEach(i -> text.append(i).append('\n'));
        String[] rules = IntStream.range(0, 200)
                .mapToObj(i ->
                        i % 2 == 0 ? "ColumnValues \"a\" >= " + i : "ColumnValues \"a\" >= 0 where \"a < " + i + "\"")
                .toArray(String[]::new);
        List<Check> checks = new Validation(dir).csv("r.csv", text.toString()).checks(rules);
        for (int i = 0; i < 200; i++) {
            assertEquals(i % 2 == 0 ? i : 0, checks.get(i).failing());
            assertEquals(i % 2 == 0 ? 1000 : i, checks.get(i).total());
        }
        assertEquals(200, checks.stream().map(Check::id).distinct().count());
    }
}
