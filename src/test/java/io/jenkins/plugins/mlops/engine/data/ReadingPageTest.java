package io.jenkins.plugins.mlops.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/**
 * Each line of the tables of docs/reading.md on missing values, text, columns, files and what is refused, by its first cell, and what is really read. The tables of
 * numbers, booleans and times are carried out by {@code WhatIsReadHowTest}.
 */
class ReadingPageTest {
    /** Lines of tables whose first cell is not a heading or a ruler. */
    private static final Pattern LINE = Pattern.compile("^\\| (?!written as |found |---)(.*?) \\|", Pattern.MULTILINE);

    private static final String UUID = "123E4567-E89B-12D3-A456-426614174000";

    @TempDir
    Path folder;

    private final Map<String, Executable> lines = new LinkedHashMap<>();

    private Looked look() {
        return new Looked(folder);
    }

    private Looked csvOptions(String... namesAndValues) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return look().with(options(CsvOptions.named(given::get), List.of(), false));
    }

    private Looked missing(String... tokens) {
        return look().with(options(CsvOptions.usual(), List.of(tokens), false));
    }

    private static ReadOptions options(CsvOptions csv, List<String> missing, boolean partitions) {
        return new ReadOptions(csv, null, MissingTokens.parse(missing), DeclaredKinds.none(), partitions);
    }

    private void line(String label, Executable holds) {
        assertTrue(lines.put(label, holds) == null, label);
    }

    private static void refused(String seen, String... fragments) {
        assertTrue(seen.startsWith("refused: ") && Arrays.stream(fragments).allMatch(seen::contains), seen);
    }

    private void missingAndText() {
        line("nothing between two separators", () -> {
            assertEquals("number: missing | 1", look().csv("", "1"));
            assertEquals("number: missing | 1", look().parquet("NULL", "1"));
        });
        line("`\"\"`", () -> {
            assertEquals("text: missing | x", look().csv("\"\"", "x"));
            assertEquals("text:  | x", look().json("\"\"", "\"x\""));
            assertEquals("text:  | x", look().parquet("''", "'x'"));
        });
        line("`null`", () -> {
            assertEquals("text: null | 1", look().csv("null", "1"));
            assertEquals("number: missing | 1", look().json("null", "1"));
        });
        line(
                "a key that is not there",
                () -> assertEquals(
                        "a is number: 1 | missing; b is number: missing | 2",
                        look().table(look().text("k.jsonl", "{\"a\": 1}\n{\"b\": 2}\n"))));
        line("`NA`, `N/A`, `None`, `-`, `-999`", () -> {
            for (String value : List.of("NA", "N/A", "None", "-")) {
                assertEquals("text: " + value + " | 1", look().csv(value, "1"));
                assertEquals("number: missing | 1", missing(value).csv(value, "1"));
                assertEquals("text: missing | x", missing("v=" + value).json('"' + value + '"', "\"x\""));
                assertEquals("text: missing | x", missing(value).parquet("'" + value + "'", "'x'"));
            }
            assertEquals("number: -999 | 1", look().csv("-999", "1"));
            assertEquals("number: missing | missing | 1.0", missing("v=-999").csv("-999", "-999.0", "1"));
            assertEquals("number: missing | 1", missing("v=-999").json("-999", "1"));
            assertEquals("number: missing | 1.5", missing("-999").json("-999.0", "1.5"));
            assertEquals("number: missing | 1", missing("v=-999").parquet("-999", "1"));
            assertEquals("number: -999 | 1", missing("beside=-999").csv("-999", "1"));
        });
        line("`\"a \"\"b\"\", c\"`", () -> {
            assertEquals("text: a \"b\", c", look().csv("\"a \"\"b\"\", c\""));
            assertEquals("text: a 'b', c", csvOptions("quote", "'").csv("'a ''b'', c'"));
            assertEquals("text: a \"b\", c", csvOptions("escape", "\\").csv("\"a \\\"b\\\", c\""));
            assertEquals("text: a \"b\", c", look().json("\"a \\\"b\\\", c\""));
        });
        line("blanks at either end", () -> {
            assertEquals("text:  x  | y", look().csv(" x ", "y"));
            assertEquals("text:  x ", look().json("\" x \""));
            assertEquals("text:  x ", look().parquet("' x '"));
        });
        line("`" + UUID + "`", () -> {
            assertEquals("text: " + UUID, look().csv(UUID));
            assertEquals("text: " + UUID, look().json('"' + UUID + '"'));
            assertEquals("text: " + UUID, look().parquet("'" + UUID + "'"));
            assertEquals("UUID: " + UUID.toLowerCase(Locale.ROOT), look().parquet("'" + UUID + "'::UUID"));
        });
        line("`[1, 2]`, `{\"a\": 1}`", () -> {
            assertEquals("text: [1, 2]", look().csv("\"[1, 2]\""));
            assertEquals("JSON: [1,2]", look().json("[1, 2]"));
            assertEquals("JSON: {\"a\":1}", look().json("{\"a\": 1}"));
            assertEquals("INTEGER[]: [1, 2]", look().parquet("[1, 2]"));
        });
    }

    private void columns() {
        line("names", () -> {
            assertEquals(" a  is number: 1; b is number: 2", look().table(look().text("a.csv", " a ,b\n1,2\n")));
            assertEquals(" a  is number: 1", look().table(look().text("a.jsonl", "{\" a \": 1}\n")));
            assertEquals(" a  is number: 1", look().table(parquetOf("SELECT 1 AS \" a \"")));
        });
        line("two names that are the same, or differ in upper and lower case only", () -> {
            refused(look().table(look().text("a.csv", "a,a\n1,2\n")), "\"a\" twice");
            refused(look().table(look().text("a.csv", "a,A\n1,2\n")), "\"a\" and \"A\"");
            refused(look().table(look().text("a.jsonl", "{\"a\": 1, \"A\": 2}\n")), "\"a\" and \"A\"");
            refused(look().table(look().text("a.jsonl", "{\"a\": 1, \"a\": 2}\n")), "\"a\" stands twice");
        });
        line("a name that is empty", () -> {
            assertEquals("a is number: 1;  is number: 2", look().table(look().text("a.csv", "a,\n1,2\n")));
            refused(look().table(look().text("a.csv", ",\n1,2\n")), "several columns without a name");
            refused(look().table(look().text("a.jsonl", "{\"\": 1}\n")), "a column without a name");
        });
        line(
                "no line with names",
                () -> assertEquals(
                        "id is number: 1 | 3; age is number: 2 | 4",
                        csvOptions("header", "id,age").table(look().text("a.csv", "1,2\n3,4\n"))));
        line("a column without any value", () -> {
            assertEquals("text: missing | missing", look().csv("", ""));
            assertEquals("text: missing", look().json("null"));
            assertEquals("number: missing", look().parquet("NULL::INTEGER"));
        });
        line("200 columns and more", () -> {
            String names = IntStream.range(0, 300).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
            String row = names.replace("c", "");
            String keys = IntStream.range(0, 300)
                    .mapToObj(i -> "\"c" + i + "\": " + i)
                    .collect(Collectors.joining(", "));
            String values =
                    IntStream.range(0, 300).mapToObj(i -> i + " AS c" + i).collect(Collectors.joining(", "));
            String seen = IntStream.range(0, 300)
                    .mapToObj(i -> "c" + i + " is number: " + i)
                    .collect(Collectors.joining("; "));
            assertEquals(seen, look().table(look().text("a.csv", names + "\n" + row + "\n")));
            assertEquals(seen, look().table(look().text("a.jsonl", "{" + keys + "}\n")));
            assertEquals(seen, look().table(parquetOf("SELECT " + values)));
        });
    }

    private Path parquetOf(String query) {
        return Duck.copy(query, folder.resolve("a.parquet"), "FORMAT parquet");
    }

    private void files() {
        line("several files", () -> {
            assertEquals(
                    "a is number: 1 | 4; b is number: 2 | 3",
                    look().table(look().text("1.csv", "a,b\n1,2\n"), look().text("2.csv", "b,a\n3,4\n")));
            refused(
                    look().table(look().text("1.csv", "a,b\n1,2\n"), look().text("2.csv", "b,c\n3,4\n")),
                    "2.csv has other columns than 1.csv");
            assertEquals(
                    "a is number: 1 | missing; b is number: missing | 3",
                    look().table(look().text("1.jsonl", "{\"a\": 1}\n"), look().text("2.jsonl", "{\"b\": 3}\n")));
        });
        line("gzip, zstd, xz, bzip2", () -> {
            for (String content : List.of("a,b\n1,2\n", "{\"a\": 1, \"b\": 2}\n")) {
                for (Packer packer : List.<Packer>of(
                        GZIPOutputStream::new,
                        out -> new XZOutputStream(out, new LZMA2Options()),
                        BZip2CompressorOutputStream::new)) {
                    ByteArrayOutputStream packed = new ByteArrayOutputStream();
                    try (OutputStream out = packer.pack(packed)) {
                        out.write(content.getBytes(StandardCharsets.UTF_8));
                    }
                    assertEquals(
                            "a is number: 1; b is number: 2",
                            look().table(look().bytes("some.data", packed.toByteArray())));
                }
            }
            Path zstd = Duck.copy("SELECT 1 AS a, 2 AS b", folder.resolve("a.data"), "FORMAT csv, COMPRESSION zstd");
            assertEquals("a is number: 1; b is number: 2", look().table(zstd));
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(Files.readAllBytes(parquetOf("SELECT 1 AS a")));
            }
            refused(look().table(look().bytes("a.parquet.gz", packed.toByteArray())), "Parquet");
        });
        line("fields between `,` `;` tab or a bar", () -> {
            for (String separator : List.of(",", ";", "\t", "|")) {
                assertEquals(
                        "a is number: 1; b is number: 2",
                        look().table(look().text("a.csv", "a" + separator + "b\n1" + separator + "2\n")));
            }
            assertEquals(
                    "a is number: 1; b is number: 2",
                    csvOptions("delimiter", "^").table(look().text("a.csv", "a^b\n1^2\n")));
        });
        line("UTF-8, with or without a mark at its beginning", () -> {
            assertEquals("a is text: é", look().table(look().text("a.csv", "a\né\n")));
            assertEquals("a is text: é", look().table(look().text("a.csv", "\uFEFFa\né\n")));
            assertEquals("a is text: é", look().table(look().text("a.jsonl", "\uFEFF{\"a\": \"é\"}\n")));
        });
        line("UTF-16, Latin-1", () -> {
            for (Map.Entry<String, Charset> coding : Map.of(
                            "utf-16", StandardCharsets.UTF_16, "latin-1", StandardCharsets.ISO_8859_1)
                    .entrySet()) {
                for (String content : List.of("a\né\n", "{\"a\": \"é\"}\n")) {
                    assertEquals(
                            "a is text: é",
                            look().with(new ReadOptions(null, coding.getKey()))
                                    .table(look().bytes("a.data", content.getBytes(coding.getValue()))));
                }
            }
        });
        line(
                "lines that end with LF, CR LF or CR, also mixed",
                () -> assertEquals(
                        "a is number: 1 | 3 | 5; b is number: 2 | 4 | 6",
                        look().table(look().text("a.csv", "a,b\r\n1,2\n3,4\r5,6"))));
        line("blank lines, wherever they stand", () -> {
            assertEquals("a is number: 1 | 2", look().table(look().text("a.csv", "\n\na\n1\n\n2\n\n\n")));
            assertEquals("a is number: 1 | 2", look().table(look().text("a.jsonl", "\n{\"a\": 1}\n\n{\"a\": 2}\n\n")));
        });
        line("lines that begin with `#`", () -> {
            assertEquals("# a is text: 1 | # 2", look().table(look().text("a.csv", "# a\n1\n# 2\n")));
            assertEquals(
                    "a is number: 1", csvOptions("comment", "#").table(look().text("a.csv", "# by me\na\n1\n# 2\n")));
        });
        line("more or fewer fields than the header has", () -> {
            refused(look().table(look().text("a.csv", "a,b\n1,2\n1\n")), "a.csv:3", "1 fields", "the header has 2");
            refused(look().table(look().text("a.csv", "a,b\n1,2,3\n")), "a.csv:2", "3 fields", "the header has 2");
        });
        line("one array of objects, or objects over several lines", () -> {
            assertEquals("a is number: 1 | 2", look().table(look().text("a.json", "[{\"a\": 1}, {\"a\": 2}]")));
            assertEquals("a is number: 1 | 2", look().table(look().text("a.json", "{\"a\":\n1}\n{\n\"a\": 2}")));
        });
        line("folders such as `year=2024`", () -> {
            Path csv = look().text("year=2024/a.csv", "a\n1\n");
            Path json = look().text("year=2024/a.jsonl", "{\"a\": 1}\n");
            Path parquet = Duck.copy("SELECT 1 AS a", folder.resolve("year=2024/a.parquet"), "FORMAT parquet");
            Looked partitions = look().with(options(CsvOptions.usual(), List.of(), true));
            for (Path file : List.of(csv, json, parquet)) {
                assertEquals("a is number: 1", look().table(file));
                assertEquals("a is number: 1; year is number: 2024", partitions.table(file));
            }
        });
        line("a broken character, a page that is damaged, a key that repeats", () -> {
            byte[] latin = "a,b\n1,é\n".getBytes(StandardCharsets.ISO_8859_1);
            refused(look().table(look().bytes("a.csv", latin)), "a.csv:2", "not valid UTF-8");
            refused(
                    look().table(look().text("a.jsonl", "{\"a\": 1}\n{\"a\": 1, \"b\": 1, \"b\": 2}\n")),
                    "a.jsonl:2",
                    "\"b\" stands twice");
            byte[] page = Files.readAllBytes(parquetOf("SELECT range AS a FROM range(1000)"));
            Arrays.fill(page, 40, 400, (byte) 0x5a);
            refused(look().table(look().bytes("a.parquet", page)), "a.parquet");
        });
    }

    private interface Packer {
        OutputStream pack(OutputStream out) throws IOException;
    }

    private void foreign() {
        line("a Git LFS pointer, a DVC file", () -> {
            refused(
                    look().table(look().text("a.csv", "version https://git-lfs.github.com/spec/v1\noid sha256:ab\n")),
                    "a Git LFS pointer",
                    "git lfs pull");
            refused(look().table(look().text("a.csv", "outs:\n- md5: ab\n  path: a.csv\n")), "a DVC file", "dvc pull");
        });
        line("JSON: an array of numbers or strings; an object with the rows inside, as `{\"data\": [...]}`", () -> {
            refused(look().table(look().text("a.json", "[1, 2]")), "a JSON object", "found a number");
            refused(look().table(look().text("a.json", "[\"x\"]")), "a JSON object", "found a string");
            refused(look().table(look().text("a.json", "{\"data\": [{\"a\": 1}]}")), "\"data\"", "one object a line");
        });
        line(
                "JSON: one object that holds columns, as pandas' `to_json` writes by default: `{\"a\": {\"0\": 1, \"1\": 2}, \"b\": ...}`",
                () -> refused(
                        look().table(look().text(
                                        "a.json", "{\"a\": {\"0\": 1, \"1\": 2}, \"b\": {\"0\": 1, \"1\": 2}}")),
                        "holds columns, not rows",
                        "orient='records', lines=True"));
        line("CSV with Excel's line `sep=;` in front; lines of Python's dict, as `{'a': 1}`", () -> {
            refused(look().table(look().text("a.csv", "sep=;\na;b\n1;2\n")), "sep=;", "remove that line");
            refused(look().table(look().text("a.jsonl", "{'a': 1}\n")), "json.dumps");
        });
        line("a file of a Delta, Iceberg or Hudi table", () -> {
            look().text("delta/_delta_log/00000000000000000000.json", "{}");
            look().text("iceberg/metadata/v1.metadata.json", "{}");
            look().text("hudi/.hoodie/hoodie.properties", "");
            for (String table : List.of("Delta", "Iceberg", "Hudi")) {
                Path file = folder.resolve(table.toLowerCase(Locale.ROOT)).resolve("a.parquet");
                refused(look().table(Duck.copy("SELECT 1 AS a", file, "FORMAT parquet")), table, "live rows");
            }
        });
        bytes(
                "Excel, OpenDocument",
                Map.of("PK\3\4 xl/workbook.xml", "save the sheet as CSV", "ÐÏ\u0011à¡±\u001aá", "save the sheet"));
        bytes(
                "Avro, ORC, Arrow, Feather, HDF5, SAS, SPSS, Stata, R, MATLAB",
                Map.of(
                        "Obj\1",
                        "an Avro file",
                        "ORC",
                        "an ORC file",
                        "ARROW1",
                        "an Arrow (Feather) file",
                        "FEA1",
                        "a Feather file",
                        "\u0089HDF\r\n\u001a\n",
                        "an HDF5 file",
                        "$FL2",
                        "an SPSS file",
                        "<stata_dta>",
                        "a Stata file",
                        "RDX3",
                        "an R data file",
                        "MATLAB 5.0",
                        "a MATLAB file",
                        " ".repeat(84) + "SAS FILE",
                        "a SAS file"));
        bytes("a pickle", Map.of("\u0080\4\u0095", "can run code"));
        bytes(
                "zip, tar, 7z, RAR",
                Map.of("PK\3\4 a.csv", "unpack it", "7z¼¯'\u001c", "unpack it", "Rar!\u001a\7", "unpack it"));
        bytes(
                "an HTML page, an image, a PDF document, a model",
                Map.of(
                        "<!DOCTYPE html>",
                        "an HTML page",
                        "\u0089PNG\r\n\u001a\n",
                        "a PNG image",
                        "%PDF-1",
                        "a PDF",
                        "GGUF",
                        "a GGUF model"));
    }

    private void bytes(String label, Map<String, String> told) {
        line(label, () -> {
            for (Map.Entry<String, String> each : told.entrySet()) {
                byte[] content = (each.getKey() + "\0".repeat(300)).getBytes(StandardCharsets.ISO_8859_1);
                refused(look().table(look().bytes("a.data", content)), each.getValue());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyLineHolds() {
        collect();
        return lines.entrySet().stream().map(line -> DynamicTest.dynamicTest(line.getKey(), line.getValue()));
    }

    @Test
    void everyLineIsHere() throws IOException {
        collect();
        String page = Files.readString(Path.of(System.getProperty("mlops.project", "."), "docs", "reading.md"));
        Set<String> shown = LINE.matcher(page.substring(page.indexOf("## Missing")))
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        assertEquals(String.join("\n", lines.keySet()), String.join("\n", shown));
    }

    private void collect() {
        missingAndText();
        columns();
        files();
        foreign();
    }
}
