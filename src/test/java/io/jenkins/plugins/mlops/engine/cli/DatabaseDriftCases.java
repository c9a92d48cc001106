package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift that a database counts, for each database: what comes out is what comes out when its rows are read. */
abstract class DatabaseDriftCases {
    @TempDir
    Path folder;

    /** Runs statements. */
    abstract void execute(String... statements) throws SQLException;

    /** Url, user and password. */
    abstract Map<String, String> connection();

    /** The name of the database, as the log tells it. */
    abstract String title();

    /** Scans that the columns of {@link DriftRows} take. */
    int scans() {
        return 2;
    }

    /** Tells whether it estimates the number of different values before they are counted. */
    boolean estimates() {
        return false;
    }

    /** What the command needs beside the connection. */
    String[] more() {
        return new String[0];
    }

    /** Names of types that the database calls otherwise. */
    abstract Map<String, String> types();

    private DriftAnswers drift() {
        return new DriftAnswers(folder, connection(), more());
    }

    /** Makes one table. */
    void table(String name, DriftRows rows) throws IOException, SQLException {
        execute(rows.sql(name, types()).toArray(String[]::new));
    }

    /** Makes the tables of all tests. */
    static void make(DatabaseDriftCases cases) throws IOException, SQLException {
        for (Object[] table :
                new Object[][] {{"same_rows", 3000, 0.0}, {"moved_rows", 2000, 0.3}, {"small_rows", 60, 0.0}}) {
            DriftRows rows = new DriftRows((int) table[1], (double) table[2], table[0].hashCode());
            cases.table((String) table[0], rows);
        }
    }

    /** So many rows that columns of many values have cells. */
    private Path reference() {
        return new DriftRows(5000, 0, 1).csv(folder.resolve("reference.csv"));
    }

    /** So few rows that each column is kept value by value, which databases count sooner. */
    private Path small() {
        return new DriftRows(900, 0, 2).csv(folder.resolve("small.csv"));
    }

    private String frozen(Path reference, String... more) {
        Path baseline = folder.resolve("baseline.json");
        List<String> words = new ArrayList<>(List.of(
                "--data", reference.toString(), "--reference", reference.toString(), "--freeze", baseline.toString()));
        words.addAll(List.of(more));
        Cli.Run run = Cli.monitor(folder, words.toArray(String[]::new));
        assertTrue(run.wrote(), run.err());
        return baseline.toString();
    }

    private String roles(String json) {
        return Cli.write(folder.resolve("roles.json"), json).toString();
    }

    @Test
    void countsAgainstAFrozenBaselineGiveTheSameAnswer() {
        String baseline = frozen(reference());
        for (String table : new String[] {"same_rows", "moved_rows", "small_rows"}) {
            String log = drift().requireSame(table, "--baseline", baseline);
            assertTrue(log.contains("16 of 16 columns were counted by " + title()), log);
            assertTrue(log.contains("in " + scans() + " statements"), log);
        }
    }

    @Test
    void aReferenceFileIsTakenAsIfItWereFrozen() {
        String reference = reference().toString();
        drift().requireSame("same_rows", "--reference", small().toString());
        drift().requireSame(
                        "moved_rows",
                        "--reference",
                        reference,
                        "--statistic",
                        "normal=Ks",
                        "skewed=Energy",
                        "wide=AndersonDarling");
    }

    @Test
    void performanceAndWindowsMeanTheSame() {
        String baseline = frozen(small());
        String log = drift().requireSame(
                        "moved_rows",
                        "--baseline",
                        baseline,
                        "--roles",
                        roles(
                                "{\"label\": \"truth\", \"score\": \"holes\", \"timestamp\": \"moment\", \"positive\": \"true\", \"ignore\": [\"money\"]}"),
                        "--since",
                        "2026-02-05",
                        "--until",
                        "2026-02-20T10:00:00Z",
                        "--rule",
                        "Auc >= 0.9",
                        "--rule",
                        "DriftedColumns = 0");
        assertTrue(log.contains("read here: \"truth\", \"holes\" (performance is measured)"), log);
    }

    @Test
    void rowsOfAnEntityAreWeighed() {
        String baseline = frozen(small());
        String log =
                drift().requireSame("moved_rows", "--baseline", baseline, "--roles", roles("{\"group\": \"few\"}"));
        assertTrue(log.contains("rows that repeat a value of \"few\" are weighed"), log);
    }

    @Test
    void declaredKindsMeanTheSame() {
        String reference = small().toString();
        String log = drift().requireSame(
                        "moved_rows",
                        "--reference",
                        reference,
                        "--kind",
                        "few=category",
                        "money=category",
                        "wide=identifier",
                        "words=text",
                        "--missing",
                        "words=red",
                        "few=3");
        assertTrue(log.contains("read here: \"money\" (it is compared as category, and holds numbers)"), log);
    }

    @Test
    void columnsOfAnotherKindAreTold() throws SQLException {
        String reference = Cli.write(
                        folder.resolve("kinds.csv"),
                        "a,b,c,d\n1,x,2026-01-01,true\n2,y,2026-01-02,false\n3,x,2026-01-03,true\n")
                .toString();
        execute(
                "CREATE TABLE kinds AS SELECT * FROM (VALUES ('1', 1, 'soon', 'true'), ('2', 2, '2026-01-02', 'false'), ('3', 3, '2026-01-02', 'false')) AS t (a, b, c, d)");
        drift().requireSame("kinds", "--reference", reference);
        drift().requireSame("select a, b, d from kinds", "--reference", reference);
        drift().requireSame("select d, 'new' as e from kinds", "--reference", reference);
    }

    @Test
    void valuesThatBecomeManyAreCountedInCells() throws SQLException {
        StringBuilder text = new StringBuilder("x\n");
        for (int i = 0; i < 2000; i++) {
            text.append(i % 7).append('\n');
        }
        String reference =
                Cli.write(folder.resolve("seven.csv"), text.toString()).toString();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            rows.append(i == 0 ? "(" : ", (").append(i / 2000.0).append(')');
        }
        execute("CREATE TABLE many AS SELECT CAST(x AS " + types().getOrDefault("DOUBLE", "DOUBLE")
                + ") AS x FROM (VALUES " + rows + ") AS t (x)");
        String log = drift().requireSame("many", "--reference", reference);
        assertTrue(log.contains("1 of 1 column was counted"), log);
    }

    @Test
    void categoriesThatBecomeTooManyAreTold() {
        String reference = Cli.write(folder.resolve("pairs.csv"), "pair\n" + "a/b\nc/d\n".repeat(50))
                .toString();
        String text = types().getOrDefault("VARCHAR", "VARCHAR");
        String log = drift().requireSame(
                        "select cast(a.wide as " + text + ") || '/' || cast(b.wide as " + text
                                + ") as pair from same_rows a cross join small_rows b",
                        "--reference",
                        reference);
        assertTrue(log.contains("1 of 1 column was counted"), log);
        // Where an estimate tells that there are too many, nothing is counted by value.
        assertTrue(log.contains("in " + (estimates() ? 1 : 2) + " statement"), log);
    }

    @Test
    void noRowsAndNoColumnsAreTold() {
        String baseline = frozen(small());
        drift().requireSame("select * from same_rows where few > 100", "--baseline", baseline);
        drift().requireSame("select 1 as one from same_rows", "--baseline", baseline);
        String line = drift().monitor("same_rows", "--baseline", baseline, "--since", "2026-01-01")
                .line();
        assertTrue(line.contains("a time window needs the column that holds the time"), line);
        line = drift().monitor(
                        "same_rows",
                        "--baseline",
                        baseline,
                        "--since",
                        "2026-01-01",
                        "--roles",
                        roles("{\"timestamp\": \"words\"}"))
                .line();
        assertTrue(line.contains("is the timestamp, but holds VARCHAR, not times"), line);
        line = drift().monitor("same_rows", "--baseline", baseline, "--slice", "wrods")
                .line();
        assertTrue(line.contains("unknown column \"wrods\"; did you mean \"words\"?"), line);
        assertEquals(
                3,
                drift().monitor("same_rows", "--baseline", baseline, "--compute", "databse")
                        .exit());
    }
}
