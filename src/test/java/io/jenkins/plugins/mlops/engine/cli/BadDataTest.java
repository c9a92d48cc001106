package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that cannot be used: one clear line, exit 3 and no result, or a failed gate. */
class BadDataTest {
    private static final int BEYOND_SAMPLE = 50_000;

    @TempDir
    Path dir;

    private Cli.Run rowCount(Path... files) {
        String[] words = new String[files.length * 2 + 2];
        for (int i = 0; i < files.length; i++) {
            words[2 * i] = "--data";
            words[2 * i + 1] = files[i].toString();
        }
        words[words.length - 2] = "--rule";
        words[words.length - 1] = "RowCount > 0";
        return Cli.validate(dir, words);
    }

    private void refused(Cli.Run run, String... parts) {
        assertEquals(3, run.exit(), run.out() + run.err());
        for (String part : parts) {
            assertTrue(run.line().contains(part), () -> "expected \"" + part + "\" in: " + run.line());
        }
        assertFalse(run.wrote());
    }

    private Path csv(String name, int rows, String... then) {
        StringBuilder text = new StringBuilder("a,b,c\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(",x").append(i).append(',').append(i * 1.5).append('\n');
        }
        for (String line : then) {
            text.append(line).append('\n');
        }
        return Cli.write(dir.resolve(name), text.toString());
    }

    @Test
    void missingFileSuggestsItsNeighbour() {
        csv("train.csv", 1);
        refused(rowCount(dir.resolve("trian.csv")), "trian.csv: no such file", "did you mean \"train.csv\"?");
    }

    @Test
    void globWithoutMatch() {
        refused(rowCount(dir.resolve("*.csv")), "*.csv: matches no file");
        refused(rowCount(dir.resolve("none/*.csv")), "there is no folder");
    }

    @Test
    void folderInsteadOfFile() {
        refused(rowCount(dir), "is a folder", "/*.csv");
    }

    @Test
    void emptyFile() {
        refused(rowCount(Cli.write(dir.resolve("e.csv"), "")), "e.csv: the file is empty");
    }

    @Test
    void emptyGzip() throws IOException {
        refused(rowCount(Cli.write(dir.resolve("e.csv.gz"), gzip(""))), "e.csv.gz: the compressed file is empty");
    }

    @Test
    void headerOnlyIsAFailedGate() {
        Cli.Run run = Cli.validate(dir, "--data", csv("h.csv", 0).toString(), "--rule", "ColumnCount = 3");
        assertEquals(1, run.exit());
        assertEquals("rows-present", run.check(0).id());
        assertEquals(Verdict.FAILED, run.check(0).verdict());
        assertEquals(Verdict.PASSED, run.check(1).verdict());
    }

    @Test
    void parquetAndJsonWithoutRowsAreFailedGatesToo() {
        Path parquet = Duck.copy("SELECT 1 AS a WHERE false", dir.resolve("n.parquet"), "FORMAT parquet");
        assertEquals("rows-present", rowCount(parquet).check(0).id());
        Cli.Run json = rowCount(Cli.write(dir.resolve("n.json"), "[]"));
        assertEquals(1, json.exit(), json.err());
        assertEquals("rows-present", json.check(0).id());
    }

    @Test
    void raggedRowInTheFirstLines() {
        refused(
                rowCount(Cli.write(dir.resolve("r.csv"), "a,b\n1,2\n3\n4,5\n")),
                "r.csv:3: this line has 1 fields, the header has 2");
        refused(
                rowCount(Cli.write(dir.resolve("t.csv"), "a,b\n1,2\n3,4,5\n4,5\n")),
                "t.csv:3: this line has 3 fields, the header has 2");
    }

    @Test
    void raggedRowBehindTheSample() {
        refused(
                rowCount(csv("r.csv", BEYOND_SAMPLE, "7,x", "1,y,2")),
                "r.csv:50002: this line has 2 fields, the header has 3");
        refused(
                rowCount(csv("t.csv", BEYOND_SAMPLE, "7,x,8,9", "1,y,2")),
                "t.csv:50002: this line has 4 fields, the header has 3");
    }

    @Test
    void raggedRowBehindQuotedLineBreaksIsCountedInLinesOfTheFile() {
        refused(rowCount(Cli.write(dir.resolve("q.csv"), "a,b\n1,\"x\ny\"\n2\n")), "q.csv:4:");
    }

    @Test
    void raggedRowInASecondFileNamesThatFile() {
        refused(
                rowCount(csv("1.csv", 5), csv("2.csv", 30_000, "1,2"), csv("3.csv", 5)),
                "2.csv:30002: this line has 2 fields");
    }

    @Test
    void quoteNeverClosed() {
        refused(
                rowCount(csv("q.csv", BEYOND_SAMPLE, "7,\"x,8", "1,y,2")),
                "q.csv:50002: a quoted field is never closed");
        refused(rowCount(Cli.write(dir.resolve("p.csv"), "a,b\n1,\"x\n")), "p.csv:2: a quoted field is never closed");
        refused(rowCount(Cli.write(dir.resolve("h.csv"), "a,\"b\n1,2\n")), "h.csv:1:");
    }

    @Test
    void dataLinesAreNotTakenForTheMessageAroundThem() {
        refused(
                rowCount(csv("r.csv", BEYOND_SAMPLE, "Expected Number of Columns: 7 Found: 9 unicode")),
                "this line has 1 fields, the header has 3");
    }

    @Test
    void wrongDelimiter() {
        Cli.Run run =
                Cli.validate(dir, "--data", csv("d.csv", 3).toString(), "--delimiter", ";", "--rule", "RowCount > 0");
        refused(run, "d.csv:1: the header has no \";\"", "with \",\" it has 3 columns");
    }

    @Test
    void oneColumnFilesMayHaveAnyDelimiter() {
        Path one = Cli.write(dir.resolve("one.csv"), "a\n1\n2\n");
        assertEquals(
                0,
                Cli.validate(dir, "--data", one.toString(), "--delimiter", ";", "--rule", "Sum \"a\" = 3")
                        .exit());
    }

    @Test
    void headerNamesTwice() {
        refused(rowCount(Cli.write(dir.resolve("t.csv"), "a,b,a\n1,2,3\n")), "t.csv:1: the header names \"a\" twice");
        refused(
                rowCount(Cli.write(dir.resolve("u.csv"), "a,b,A\n1,2,3\n")),
                "u.csv:1: the header has the columns \"a\" and \"A\", which differ in upper and lower case only");
    }

    @Test
    void utf16NeedsToBeSaid() {
        String text = "\uFEFFn;w\n1;\u00e4\n2;\u20ac\n";
        Path file = Cli.write(dir.resolve("le.csv"), text.getBytes(StandardCharsets.UTF_16LE));
        refused(rowCount(file), "is UTF-16 text; read it with encoding utf-16 (--encoding utf-16)");
        Cli.Run read = Cli.validate(
                dir,
                "--data",
                file.toString(),
                "--encoding",
                "utf-16",
                "--rule",
                "ColumnValues \"w\" in [\"\u00e4\", \"\u20ac\"]",
                "--rule",
                "Sum \"n\" = 3");
        assertEquals(0, read.exit(), read.out() + read.err());
        Path big = Cli.write(dir.resolve("be.csv"), text.getBytes(StandardCharsets.UTF_16BE));
        refused(rowCount(big), "is UTF-16 text");
        assertEquals(
                0,
                Cli.validate(dir, "--data", big.toString(), "--encoding", "utf-16", "--rule", "Sum \"n\" = 3")
                        .exit());
    }

    @Test
    void utf16WithoutMarkIsFoundByItsZeroBytes() {
        refused(
                rowCount(Cli.write(dir.resolve("u.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE))),
                "byte 2 is 0");
    }

    @Test
    void brokenUtf8DeepInTheFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(Files.readAllBytes(csv("u.csv", BEYOND_SAMPLE)));
        bytes.write(new byte[] {'7', ',', (byte) 0xe9, ',', '8', '\n'});
        Path file = Cli.write(dir.resolve("u.csv"), bytes.toByteArray());
        refused(
                Cli.validate(dir, "--data", file.toString(), "--rule", "IsComplete \"b\"", "--rule", "IsUnique \"b\""),
                "u.csv:50002: not valid UTF-8",
                "--encoding latin-1");
        Cli.Run latin =
                Cli.validate(dir, "--data", file.toString(), "--encoding", "latin-1", "--rule", "IsUnique \"b\"");
        assertEquals(0, latin.exit(), latin.err());
    }

    @Test
    void unknownEncoding() {
        refused(
                Cli.validate(
                        dir, "--data", csv("a.csv", 1).toString(), "--encoding", "ebcdic", "--rule", "RowCount > 0"),
                "encoding \"ebcdic\" is not supported; expected utf-8");
    }

    @Test
    void parquetCutInHalf() throws IOException {
        Path whole = Duck.copy("SELECT range AS a FROM range(100000)", dir.resolve("w.parquet"), "FORMAT parquet");
        byte[] bytes = Files.readAllBytes(whole);
        refused(
                rowCount(Cli.write(dir.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length / 2))),
                "cut.parquet: the Parquet file is cut off");
    }

    @Test
    void parquetBrokenInTheMiddle() throws IOException {
        Path whole = Duck.copy(
                "SELECT range AS a, hash(range)::VARCHAR AS h FROM range(100000)",
                dir.resolve("w.parquet"),
                "FORMAT parquet");
        byte[] bytes = Files.readAllBytes(whole);
        Arrays.fill(bytes, 100, bytes.length / 2, (byte) 0x5a);
        Path broken = Cli.write(dir.resolve("broken.parquet"), bytes);
        Cli.Run run = Cli.validate(
                dir,
                "--data",
                whole.toString(),
                "--data",
                broken.toString(),
                "--rule",
                "IsComplete \"h\"",
                "--rule",
                "Sum \"a\" > 0");
        refused(run, "broken.parquet: ");
    }

    @Test
    void csvNamedParquet() {
        refused(
                rowCount(Cli.write(dir.resolve("a.parquet"), "a,b\n1,2\n")),
                "is named like a Parquet file and is none",
                "\"a,b.1,2.\"");
    }

    @Test
    void parquetNamedCsvIsReadAsWhatItIs() {
        assertEquals(
                0,
                rowCount(Duck.copy("SELECT 1 AS a", dir.resolve("a.csv"), "FORMAT parquet"))
                        .exit());
    }

    @Test
    void filesOfTwoFormats() {
        Path json = Cli.write(dir.resolve("a.jsonl"), "{\"a\":1}\n");
        refused(rowCount(csv("a.csv", 1), json), "a.jsonl is JSON Lines, but", "a.csv is CSV");
    }

    @Test
    void filesOfDifferentColumns() {
        Path other = Cli.write(dir.resolve("o.csv"), "a,c,d\n1,2,3\n");
        refused(rowCount(csv("a.csv", 1), other), "o.csv has other columns than", "missing: b", "additional: d");
    }

    @Test
    void parquetFilesOfDifferentColumns() {
        Path one = Duck.copy("SELECT 1 AS a, 2 AS b", dir.resolve("1.parquet"), "FORMAT parquet");
        Path two = Duck.copy("SELECT 1 AS a", dir.resolve("2.parquet"), "FORMAT parquet");
        refused(rowCount(one, two), "2.parquet has other columns than", "missing: b");
    }

    @Test
    void truncatedGzip() throws IOException {
        Path whole = csv("w.csv", BEYOND_SAMPLE);
        byte[] packed = gzip(Files.readString(whole));
        refused(
                rowCount(Cli.write(dir.resolve("t.csv.gz"), Arrays.copyOf(packed, packed.length / 2))),
                "t.csv.gz: the gzip file is cut off or broken");
        refused(rowCount(Cli.write(dir.resolve("s.csv.gz"), Arrays.copyOf(packed, 12))), "s.csv.gz:");
    }

    @Test
    void truncatedZstdIsNotReadAsIfItEndedThere() throws IOException {
        Path whole = Duck.copy(
                "SELECT range AS a, hash(range) AS h FROM range(100000)",
                dir.resolve("w.csv.zst"),
                "FORMAT csv, HEADER, COMPRESSION zstd");
        byte[] bytes = Files.readAllBytes(whole);
        for (int keep : new int[] {bytes.length / 2, bytes.length - 1, 20}) {
            refused(
                    rowCount(Cli.write(dir.resolve("t.csv.zst"), Arrays.copyOf(bytes, keep))),
                    "t.csv.zst: the zstd file is cut off");
        }
    }

    @Test
    void brokenJsonLine() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < 30_000; i++) {
            text.append("{\"a\":").append(i).append("}\n");
        }
        refused(
                rowCount(Cli.write(dir.resolve("b.jsonl"), text + "{\"a\":\n{\"a\":1}\n")),
                "b.jsonl:30000: not valid JSON");
    }

    @Test
    void oneLineOf64Megabytes() throws IOException {
        Path csv = dir.resolve("long.csv");
        Path json = dir.resolve("long.jsonl");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        for (Path file : new Path[] {csv, json}) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                out.write((file == csv ? "a,b\n1," : "{\"a\":\"").getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 64; i++) {
                    out.write(block);
                }
            }
        }
        refused(rowCount(csv), "long.csv:2: a line is longer than 2,000,000 bytes");
        refused(rowCount(json), "long.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(csv))) {
            for (int i = 0; i < 64; i++) {
                out.write(block);
            }
        }
        refused(rowCount(csv), "long.csv:1: the first line is longer than 2,000,000 bytes");
    }

    @Test
    void binaryFile() {
        refused(rowCount(Cli.write(dir.resolve("x.csv"), new byte[] {1, 2, 3, 0, 5})), "x.csv: byte 4 is 0");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
