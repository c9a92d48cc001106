package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQL in rules reads the data and does nothing else, whatever it tries. */
class UserSqlTest {
    @TempDir
    Path dir;

    private Path data;
    private Path secret;

    @BeforeEach
    void files() {
        data = Cli.write(dir.resolve("data.csv"), "a,b\n1,x\n2,y\n3,z\n");
        secret = Cli.write(dir.resolve("secret.csv"), "s\nhidden-value\n");
    }

    private Cli.Run rule(String rule) {
        return Cli.validate(dir, "--data", data.toString(), "--rule", rule);
    }

    private String filled(String sql) {
        return sql.replace("SECRET", secret.toString())
                .replace("DIR", dir.toString())
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
    }

    private void refused(Cli.Run run) {
        assertEquals(3, run.exit(), run.out() + run.err());
        assertTrue(run.line().startsWith("rule 1:1:1: "), run.err());
        assertFalse(run.err().contains("hidden-value"), run.err());
        assertFalse(run.wrote());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select count(*) from read_csv('SECRET')",
                "select count(*) from 'SECRET'",
                "select count(*) from \"SECRET\"",
                "select count(*) from read_csv(['SECRET'])",
                "select count(*) from read_csv('/etc/passwd', header = false)",
                "select count(*) from read_text('SECRET')",
                "select count(*) from read_blob('SECRET')",
                "select count(*) from read_json('SECRET')",
                "select count(*) from read_parquet('SECRET')",
                "select count(*) from parquet_metadata('SECRET')",
                "select count(*) from parquet_schema('SECRET')",
                "select count(*) from sniff_csv('SECRET')",
                "select count(*) from glob('DIR/*')",
                "select count(*) from glob('/etc/*')",
                "select count(*) from read_csv('DIR/*.csv')",
                "select count(*) from read_csv('DIR/../*/secret.csv')",
                "select count(*) from read_csv('http://localhost/x.csv')",
                "select count(*) from read_csv('s3://bucket/x.csv')",
                "select count(*) from query('select * from read_csv(''SECRET'')')",
                "select count(*) from (from read_csv('SECRET'))",
                "with t as (select * from read_csv('SECRET')) select count(*) from t",
                "select (select count(*) from read_csv('SECRET'))",
                "select 1) union all (select count(*) from read_csv('SECRET')",
                "select count(*) from primary) as x, (select * from read_csv('SECRET')",
                "select count(*) from primary; select 1",
                "select 1; drop view \"primary\"",
                "select 1 /* ) */ ) ; select 2",
                "select 1 /* never closed",
                "select e'\\') ; attach ''x'' --'",
                "select length(E'\\'') ) ; select (1",
                "select $$a$$",
                "select $_t$ ' $_t$ ) ; select 1 --'",
                "select 'never closed",
                "select (1",
                "select 1)",
                "copy primary to 'DIR/x.csv'",
                "copy (select 1) to 'DIR/x.csv'",
                "export database 'DIR/x'",
                "attach 'DIR/x.db' as x",
                "install httpfs",
                "load httpfs",
                "pragma version",
                "set threads = 1",
                "reset lock_configuration",
                "call pragma_version()",
                "create view v as select 1",
                "create macro primary() as 1",
                "create table t(a int)",
                "insert into primary values (1)",
                "delete from primary",
                "drop view primary",
                "checkpoint",
                "vacuum",
                "begin",
                "explain analyze select 1",
                "select getenv('HOME')",
                "with x as (insert into primary values (1) returning a) select count(*) from x",
                "",
                "-- only a comment"
            })
    void attemptsAreRefused(String sql) throws IOException {
        refused(rule("CustomSql \"" + filled(sql) + "\" >= 0"));
        try (Stream<Path> files = Files.list(dir)) {
            assertEquals(
                    List.of("data.csv", "secret.csv"),
                    files.map(f -> f.getFileName().toString())
                            .filter(f -> !f.startsWith("out-"))
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a > (select count(*) from read_csv('SECRET'))",
                "a > 1) or (select true from read_csv('SECRET')",
                "a > 1; drop view x",
                "1 = 1) --",
                "exists (from glob('/etc/*'))",
                "a",
                "count(*) > 1",
                "row_number() over () = 1",
                "nocolumn = 1",
                "a >",
                "e'\\'' = b"
            })
    void conditionsAreRefused(String where) {
        refused(rule("ColumnValues \"a\" > 0 where \"" + filled(where) + "\""));
    }

    @Test
    void harmlessQueries() {
        for (String sql : new String[] {
            "select count(*) from primary",
            "SELECT count(*) FROM PRIMARY p WHERE p.a > 0 -- comment )",
            "select count(*) /* ( */ from primary",
            "with t as (select * from primary) select count(*) from t",
            "select count(*) from primary join primary as other using (a)",
            "select count(distinct b) from primary where b <> 'primary; -- '",
            "select 3 as \"semi;colon\"",
            "from primary select count(*)",
            "select 3 --) ; attach 'DIR/x.db'",
            "select current_setting('threads')::int * 0 + 3"
        }) {
            Cli.Run run = rule("CustomSql \"" + filled(sql) + "\" = 3");
            assertEquals(0, run.exit(), sql + run.out() + run.err());
        }
        assertEquals(
                0, rule("CustomSql \"select bool_and(a > 0) from primary\"").exit());
        assertEquals(
                0,
                rule("ColumnValues \"a\" > 1 where \"a > (select min(a) from primary) -- all but one\"")
                        .exit());
    }

    @Test
    void resultsThatDecideNothing() {
        assertEquals(
                Verdict.INCONCLUSIVE,
                rule("CustomSql \"select max(a) from primary where a > 9\" = 3")
                        .check(0)
                        .verdict());
        for (String rule : new String[] {
            "CustomSql \"select a from primary\" > 0",
            "CustomSql \"select 1, 2\" > 0",
            "CustomSql \"select 1 where false\" > 0",
            "CustomSql \"select 'x'\" > 0",
            "CustomSql \"select 1\"",
            "CustomSql \"select true\" = 1"
        }) {
            Cli.Run run = rule(rule);
            assertEquals(Verdict.FAILED, run.check(0).verdict(), rule);
        }
    }

    @Test
    void whatAQueryMayCallTheTables() {
        String line = rule("CustomSql \"select count(*) from people\" = 3").line();
        assertTrue(line.contains("there is no table \"people\"; the data is called \"primary\""), line);
    }

    @Test
    void failuresOnTheDataNameTheRule() {
        Cli.Run sql = rule("CustomSql \"select sum(cast(b as int)) from primary\" > 0");
        assertEquals(3, sql.exit());
        assertTrue(
                sql.line().contains("rule 1:1:1: CustomSql fails on the data: \"x\" is not a whole number"),
                sql.line());
        Cli.Run where = rule("ColumnValues \"a\" > 0 where \"cast(b as int) > 0\"");
        assertEquals(3, where.exit());
        assertTrue(
                where.line().contains("rule 1:1:1: the rule's \"where\" fails on a value: \"x\" is not a whole number"),
                where.line());
    }

    @Test
    void failuresDoNotTellSensitiveValues() {
        for (String rule : new String[] {
            "CustomSql \"select sum(cast(b as int)) from primary\" > 0",
            "ColumnValues \"a\" > 0 where \"cast(b as int) > 0\"",
            "CustomSql \"select error(b) from primary\" > 0"
        }) {
            Cli.Run run = Cli.validate(
                    dir,
                    "--data",
                    Cli.write(dir.resolve("p.csv"), "a,b\n1,Mueller\n").toString(),
                    "--sensitive",
                    "b",
                    "--rule",
                    rule);
            assertEquals(3, run.exit());
            assertFalse(run.err().contains("Mueller"), run.err());
        }
    }
}
