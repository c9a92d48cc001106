package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.testing.CareTables;
import io.jenkins.plugins.mlops.engine.testing.RealPostgres;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a real PostgreSQL in the place of files that data is compared with: the answers are those of the same rows in files. */
@EnabledIf(value = RealPostgres.IS_THERE, disabledReason = RealPostgres.IS_NOT)
class PostgresReferenceTest {
    private static RealPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = new RealPostgres();
        server.execute("postgres", "CREATE DATABASE served");
        CareTables.make(server, "postgres", "train", "test");
        CareTables.make(server, "served", "served");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private String spec(String name, String database) {
        return Cli.write(
                        folder.resolve(name + ".json"),
                        JsonWriter.write(Map.of(
                                "name",
                                name,
                                "url",
                                server.url(database),
                                "user",
                                "postgres",
                                "password",
                                server.password())))
                .toString();
    }

    private static String file(String name) {
        return CareTables.file(name).toString();
    }

    private static List<String> answers(ResultDocument document) {
        List<String> answers = new ArrayList<>();
        document.checks().forEach(check -> answers.add(check.id() + " " + check.verdict() + " " + check.observed()));
        new TreeMap<>(document.metrics()).forEach((name, value) -> answers.add(name + " " + value));
        return answers;
    }

    private static void requireSame(Cli.Run files, Cli.Run tables) {
        assertTrue(files.wrote(), files.err());
        assertTrue(tables.wrote(), tables.err());
        assertEquals(answers(files.document()), answers(tables.document()));
    }

    @Test
    void aReferenceOfMonitorIsATable() {
        Cli.Run files = Cli.monitor(folder, "--data", file("served"), "--reference", file("train"));
        String lake = spec("lake", "postgres");
        requireSame(
                files,
                Cli.monitor(
                        folder,
                        "--data",
                        file("served"),
                        "--named-connection",
                        lake,
                        "--reference",
                        "connection:lake/train"));
        requireSame(
                files,
                Cli.monitor(
                        folder,
                        "--connection",
                        spec("serving", "served"),
                        "--compute",
                        "agent",
                        "--table",
                        "served",
                        "--named-connection",
                        lake,
                        "--reference",
                        "connection:lake?SELECT * FROM train WHERE person % 2 = 0",
                        "connection:lake?SELECT * FROM train WHERE person % 2 = 1"));
    }

    @Test
    void dataAndReferenceAreTwoTablesOfOneDatabase() {
        String lake = spec("lake", "postgres");
        Cli.Run there =
                Cli.monitor(folder, "--connection", lake, "--table", "test", "--reference", "connection:lake/train");
        Cli.Run half = Cli.monitor(folder, "--connection", lake, "--table", "test", "--reference", file("train"));
        requireSame(half, there);
    }

    @Test
    void splitsAndTheReferenceOfValidateAreTables() {
        String[] rules = {
            "--rule",
            "RowCountMatch \"reference\" >= 0.1",
            "SplitOverlap \"test\" \"person\" = 0",
            "SplitOverlap \"served\" \"person\" < 0.5",
            "CustomSql \"select count(*) from reference\" > 10"
        };
        Cli.Run files = Cli.validate(
                folder,
                words(
                        rules,
                        "--data",
                        file("train"),
                        "--reference",
                        file("test"),
                        "--split",
                        "test=" + file("test"),
                        "served=" + file("served")));
        Cli.Run tables = Cli.validate(
                folder,
                words(
                        rules,
                        "--data",
                        file("train"),
                        "--reference",
                        "connection:lake/public.test",
                        "--split",
                        "test=connection:lake?SELECT person FROM test",
                        "served=connection:other/served",
                        "--named-connection",
                        spec("lake", "postgres"),
                        spec("other", "served")));
        requireSame(files, tables);
    }

    @Test
    void rulesBetweenADatabaseAndAnotherTableAreThoseBetweenFiles() {
        String[] rules = {
            "--rule",
            "ReferentialIntegrity \"person\" \"test.person\" > 0.5",
            "ReferentialIntegrity \"site,sex\" \"test.{site,sex}\" = 1",
            "DatasetMatch \"again\" \"person,year\" > 0.99",
            "DatasetMatch \"again\" \"person\" > 0.99",
            "DatasetMatch \"test\" \"person,year\" \"sex\" >= 0.1",
            "AggregateMatch \"sum(visits)\" \"sum(test.visits)\" < 4",
            "AggregateMatch \"avg(age)\" \"avg(test.age)\" between 0.9 and 1.1",
            "AggregateMatch \"avg(site)\" \"avg(test.age)\" between 0.9 and 1.1"
        };
        String[] others = {"--split", "test=" + file("test"), "again=" + file("train")};
        requireSame(
                Cli.validate(folder, words(words(rules, "--data", file("train")), others)),
                Cli.validate(
                        folder,
                        words(words(rules, "--connection", spec("lake", "postgres"), "--table", "train"), others)));
        assertTrue(Cli.validate(
                        folder,
                        words(
                                new String[] {
                                    "--rule",
                                    "SchemaMatch \"test\" = 1",
                                    "--connection",
                                    spec("lake", "postgres"),
                                    "--table",
                                    "train"
                                },
                                others))
                .line()
                .contains("SchemaMatch cannot compare the types of a database with those of other tables"));
    }

    @Test
    void theBackgroundOfAnExplanationIsATable() {
        String[] words = {
            "--model",
            CareTables.EXAMPLE.resolve("model.json").toString(),
            "--target",
            "high_use",
            "--rule",
            "Auc >= 0.5",
            "--data",
            file("test"),
            "--background"
        };
        requireSame(
                explain(words, file("train")),
                explain(words, "connection:lake/train", "--named-connection", spec("lake", "postgres")));
    }

    private Cli.Run explain(String[] words, String... more) {
        Path out = folder.resolve("out-" + System.nanoTime());
        List<String> all = new ArrayList<>(List.of("explain", "--out", out.toString()));
        all.addAll(List.of(words(words, more)));
        Cli.Run run = Cli.run(all.toArray(String[]::new));
        return new Cli.Run(run.exit(), run.out(), run.err(), out);
    }

    private static String[] words(String[] first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String refused(String reference, String... more) {
        return Cli.monitor(folder, words(new String[] {"--data", file("served"), "--reference", reference}, more))
                .line();
    }

    @Test
    void refusalsAreOneLine() {
        String lake = spec("lake", "postgres");
        assertEquals(
                "connection:lake/train: there is no connection \"lake\"; give it by --named-connection FILE",
                refused("connection:lake/train"));
        assertEquals(
                "connection:laek/train: there is no connection \"laek\"; there is lake; did you mean \"lake\"?",
                refused("connection:laek/train", "--named-connection", lake));
        assertEquals(
                "\"connection:lake\" names no table; expected connection:ID/TABLE, connection:ID/SCHEMA.TABLE or connection:ID?SELECT ...",
                refused("connection:lake", "--named-connection", lake));
        assertTrue(refused("connection:lake?DELETE FROM train", "--named-connection", lake)
                .contains("does not start with SELECT or WITH"));
        assertTrue(refused("connection:lake/trian", "--named-connection", lake).contains("does not exist"));
        assertTrue(refused("connection:lake/train", "--named-connection", lake, lake)
                .contains("there are two connections \"lake\""));
        assertEquals(
                "\"connection:lake/train\": data are files; name the database by --connection ID --table TABLE",
                Cli.validate(folder, "--data", "connection:lake/train", "--rule", "RowCount > 0")
                        .line());
    }

    @Test
    void noRowIsReadForARuleThatIsWrong() {
        Cli.Run run = Cli.monitor(
                folder,
                "--data",
                file("served"),
                "--named-connection",
                spec("lake", "postgres"),
                "--reference",
                "connection:lake/train",
                "--rule",
                "DriftedColumn = 0");
        assertTrue(run.line().contains("did you mean"), run.err());
        assertTrue(!run.err().contains("read from"), run.err());
    }
}
