package io.jenkins.plugins.mlops.engine.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.CsvOptions;
import io.jenkins.plugins.mlops.engine.data.MissingTokens;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** CSV as people have it, kinds that are declared, and values that stand for "missing". */
class ReadingOptionsTest {
    private static final String MANY = "x;1\n".repeat(100_000);

    @TempDir
    Path dir;

    private int files;

    private static ReadOptions csv(CsvOptions csv) {
        return new ReadOptions(csv, null, MissingTokens.none(), DeclaredKinds.none(), false);
    }

    private static ReadOptions kinds(String... kinds) {
        return new ReadOptions(
                CsvOptions.usual(), null, MissingTokens.none(), DeclaredKinds.parse(List.of(kinds)), false);
    }

    private static ReadOptions missing(String... tokens) {
        return new ReadOptions(
                CsvOptions.usual(), null, MissingTokens.parse(List.of(tokens)), DeclaredKinds.none(), false);
    }

    private void holds(ReadOptions options, String name, String text, String... rules) {
        holds(new Validation(dir).csv(++files + name, text).reading(options), rules);
    }

    private static void holds(Validation validation, String... rules) {
        for (Check check : validation.checks(rules)) {
            assertEquals(Verdict.PASSED, check.verdict(), check.rule() + ": " + check.message());
        }
    }

    @Test
    void decimalCommaAndThousands() {
        ReadOptions german = csv(new CsvOptions(";", null, null, null, ",", ".", List.of()));
        holds(
                german,
                ".csv",
                "a;b\n1.234,5;x,y\n-0,5;1.2\n12;z\n",
                "Sum \"a\" = 1246",
                "ColumnDataType \"a\" = \"Double\"",
                "ColumnValues \"b\" in [\"x,y\", \"1.2\", \"z\"]");
        holds(german, ".csv", "a;b\n0,12345678901234567891;1\n0,12345678901234567892;2\n", "IsUnique \"a\"");
        holds(
                csv(new CsvOptions(null, null, null, null, null, ",", List.of())),
                ".csv",
                "a;b\n1,234;2\n1,234,567;3\n",
                "Sum \"a\" = 1235801");
        holds(
                csv(new CsvOptions(null, null, null, null, null, ",", List.of())),
                ".csv",
                "a;b\n1,23;2\n1,234,567;3\n",
                "ColumnDataType \"a\" = \"String\"",
                "ColumnLength \"a\" >= 4");
        holds(german, ".csv", "a;b\n" + MANY + "y;1,5\n", "Sum \"b\" = 100001.5");
    }

    @Test
    void commentsQuotesEscapesAndHeaders() {
        holds(
                csv(new CsvOptions(null, null, null, "#", null, null, List.of())),
                ".csv",
                "# made by hand, 2024\na,b\n1,2\n# 3,4\n5,\"#6\"\n",
                "RowCount = 2",
                "Sum \"a\" = 6",
                "ColumnValues \"b\" in [\"2\", \"#6\"]");
        holds(
                csv(new CsvOptions(null, "'", null, null, null, null, List.of())),
                ".csv",
                "a,b\n'x,y',1\n'it''s',2\n",
                "ColumnValues \"a\" in [\"x,y\", \"it's\"]",
                "Sum \"b\" = 3");
        holds(
                csv(new CsvOptions(null, null, "\\", null, null, null, List.of())),
                ".csv",
                "a,b\n\"x \\\"y\\\"\",1\n",
                "ColumnValues \"a\" = \"x \\\"y\\\"\"");
        holds(
                csv(new CsvOptions(null, null, null, null, null, null, List.of("n", "w"))),
                ".csv",
                "1,x\n2,y\n",
                "RowCount = 2",
                "Sum \"n\" = 3");
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> holds(
                        csv(new CsvOptions(null, null, null, null, null, null, List.of("n"))),
                        ".csv",
                        "1,x\n",
                        "RowCount = 1"));
        assertTrue(e.getMessage().endsWith(":1: this line has 2 fields, the header has 1"), e.getMessage());
        holds(csv(CsvOptions.delimited(" ")), ".csv", "a b\n1 2\n", "Sum \"b\" = 2");
    }

    @Test
    void xzAndBzip2() throws IOException {
        byte[] csv = ("a,b\n1,x\n" + "2,y\n".repeat(1000)).getBytes(StandardCharsets.UTF_8);
        byte[] json = "{\"a\":1,\"b\":\"x\"}\n{\"a\":2000,\"b\":\"y\"}\n".getBytes(StandardCharsets.UTF_8);
        for (byte[] bytes : List.of(csv, json)) {
            Path xz = dir.resolve(++files + "data.xz");
            try (OutputStream out = new XZOutputStream(Files.newOutputStream(xz), new LZMA2Options())) {
                out.write(bytes);
            }
            Path bz = dir.resolve(++files + "data.bz2");
            try (OutputStream out = new BZip2CompressorOutputStream(Files.newOutputStream(bz))) {
                out.write(bytes);
            }
            holds(new Validation(dir).file(xz), "Sum \"a\" = 2001", "DistinctValuesCount \"b\" = 2");
            holds(new Validation(dir).file(bz), "Sum \"a\" = 2001", "DistinctValuesCount \"b\" = 2");
            Files.write(xz, java.util.Arrays.copyOf(Files.readAllBytes(xz), (int) Files.size(xz) - 20));
            assertThrows(
                    BadInputException.class, () -> new Validation(dir).file(xz).run("RowCount > 0"));
        }
    }

    @Test
    void kindsThatTheUserDeclares() {
        holds(
                kinds("zip=category"),
                ".csv",
                "zip,b\n12345,1\n012345,2\n",
                "IsUnique \"zip\"",
                "ColumnLength \"zip\" >= 5");
        holds(kinds("zip=category"), ".csv", "zip,b\n1.0,1\n1.00,2\n", "IsUnique \"zip\"");
        holds(kinds("zip=number"), ".csv", "zip,b\n007,1\n8,2\n", "Sum \"zip\" = 15");
        holds(
                kinds("n=number", "t=time", "b=boolean"),
                ".jsonl",
                "{\"n\":\"1.5\",\"t\":\"2024-01-02\",\"b\":\"true\"}\n{\"n\":2,\"t\":\"2023-01-02\"}\n",
                "Sum \"n\" = 3.5",
                "ColumnValues \"t\" < \"2024-01-03\"");
        holds(kinds("n=category"), ".jsonl", "{\"n\":1}\n{\"n\":10}\n", "ColumnValues \"n\" matches \"10?\"");
        Path parquet = Duck.copy(
                "SELECT unnest(['01', '2']) AS n, unnest([1, 2]) AS c", dir.resolve("k.parquet"), "FORMAT parquet");
        holds(
                new Validation(dir).file(parquet).reading(kinds("n=number", "c=category")),
                "Sum \"n\" = 3",
                "ColumnValues \"c\" in [\"1\", \"2\"]");
    }

    @Test
    void aDeclaredKindThatDoesNotFitIsRefusedWithItsPlace() {
        for (String rows : new String[] {"n,b\n1,1\nabc,2\n", "n,b\n" + "1,1\n".repeat(100_000) + "abc,2\n"}) {
            BadInputException e =
                    assertThrows(BadInputException.class, () -> holds(kinds("n=number"), ".csv", rows, "RowCount > 0"));
            assertTrue(
                    e.getMessage().contains(".csv:" + rows.lines().count() + ": column \"n\" is declared as number"),
                    e.getMessage());
        }
        BadInputException e = assertThrows(
                BadInputException.class,
                () -> holds(kinds("d=time"), ".jsonl", "{\"d\":\"2024/1/2\"}\n", "RowCount > 0"));
        assertTrue(e.getMessage().contains(".jsonl:1: column \"d\" is declared as time"), e.getMessage());
    }

    @Test
    void valuesThatStandForMissing() {
        String rules = "Completeness \"n\" = 0.5";
        for (String token : new String[] {"NA", "n=NA"}) {
            holds(
                    missing(token, "-999"),
                    ".csv",
                    "n,b\n1,1\nNA,2\n-999,3\n-999.0,4\n2,5\n3,6\n,7\n4,8\n",
                    rules,
                    "Sum \"n\" = 10");
            holds(missing(token, "-999"), ".jsonl", "{\"n\":1}\n{\"n\":\"NA\"}\n{\"n\":2}\n{}\n", rules);
        }
        holds(missing("b=-999"), ".csv", "n,b\n-999,1\n1,-999\n", "Sum \"n\" = -998", "Sum \"b\" = 1");
        holds(
                missing("-999"),
                ".jsonl",
                "{\"n\":-999}\n{\"n\":-999.0}\n{\"n\":1}\n{\"n\":2.5}\n",
                rules,
                "Sum \"n\" = 3.5");
        Path parquet = Duck.copy(
                "SELECT unnest([-999.0, 1, 2, NULL]) AS n, unnest(['NA', 'x', 'y', 'z']) AS t",
                dir.resolve("m.parquet"),
                "FORMAT parquet");
        holds(
                new Validation(dir).file(parquet).reading(missing("-999", "NA")),
                rules,
                "Completeness \"t\" = 0.75",
                "Sum \"n\" = 3");
    }

    @Test
    void foldersAsColumns() throws IOException {
        ReadOptions partitions =
                new ReadOptions(CsvOptions.usual(), null, MissingTokens.none(), DeclaredKinds.none(), true);
        Validation csv = new Validation(dir).reading(partitions);
        Validation parquet = new Validation(dir).reading(partitions);
        for (int year = 2023; year <= 2024; year++) {
            csv.csv("p/year=" + year + "/site=a%20b/x.csv", "v,w\n1,2\n");
            Path folder = Files.createDirectories(dir.resolve("q/year=" + year + "/site=a%20b"));
            parquet.file(Duck.copy("SELECT 1 AS v, 2 AS w", folder.resolve("x.parquet"), "FORMAT parquet"));
        }
        for (Validation validation : List.of(csv, parquet)) {
            holds(
                    validation,
                    "ColumnCount = 4",
                    "Sum \"year\" = 4047",
                    "ColumnValues \"site\" = \"a b\"",
                    "RowCount = 2");
        }
        assertThrows(
                BadInputException.class,
                () -> holds(new Validation(dir).reading(partitions).csv("r/v=1/x.csv", "v,w\n1,2\n"), "RowCount = 1"));
    }
}
