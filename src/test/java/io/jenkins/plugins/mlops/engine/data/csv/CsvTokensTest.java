package io.jenkins.plugins.mlops.engine.data.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvTokensTest {
    private static final CsvFormat USUAL = CsvFormat.delimited(',');

    private static List<List<String>> records(String text, CsvFormat format) throws IOException {
        List<List<String>> records = new ArrayList<>();
        new CsvTokens(format).read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), tokens -> {
            records.add(CsvHeader.of(tokens));
            return true;
        });
        return records;
    }

    @Test
    void fieldsAndRecords() throws IOException {
        assertEquals(
                List.of(List.of("a", "b c", "d\"e,\nf", ""), List.of(" 1 ", "2", "", "x\"y")),
                records("\uFEFF\n\na,b c,\"d\"\"e,\nf\",\r\n 1 ,2,\"\",x\"y", USUAL));
        assertEquals(List.of(List.of("1"), List.of("2"), List.of("3")), records("1\r2\n\r\n3\r\n", USUAL));
        assertEquals(List.of(List.of("1", "2", "", "")), records("1,2,,\n", USUAL));
        assertEquals(List.of(List.of("")), records("\"\"", USUAL));
        assertEquals(List.of(), records("\n\r\n", USUAL));
    }

    @Test
    void otherQuotesEscapesAndComments() throws IOException {
        CsvFormat format = new CsvFormat(';', '\'', '\\', '#');
        assertEquals(
                List.of(List.of("a;b", "it's", "\"x\"", "#1")),
                records("# c;d\n'a;b';'it\\'s';\"x\";#1\n#end", format));
    }

    @Test
    void brokenFiles() {
        CsvProblem open = assertThrows(CsvProblem.class, () -> records("a,b\n1,\"x\ny", USUAL));
        assertEquals(2, open.line());
        assertEquals("a quoted field is never closed", open.getMessage());
        CsvProblem behind = assertThrows(CsvProblem.class, () -> records("a,b\n1,2\n\"x\n\" ,2", USUAL));
        assertEquals(4, behind.line());
        assertThrows(CsvProblem.class, () -> records("a\n1\u00002\n", USUAL));
    }

    @Test
    void tellsWhatTheDatabaseWouldDivideOtherwise() throws IOException {
        for (String text : new String[] {"a\n1\r\n", "a\r1\n", "a\n1\r\n"}) {
            assertTrue(read(text).hasMixedLineEnds(), text);
        }
        assertFalse(read("a\r\n\"x\ny\"\r\n").hasMixedLineEnds());
        assertTrue(read("a\nx\"y\n").hasLooseQuotes());
        assertFalse(read("a\n\"x\"\"y\"\n").hasLooseQuotes());
        assertEquals(3, read("\na\n\n1\n\n").emptyLines());
    }

    private static CsvTokens read(String text) throws IOException {
        CsvTokens tokens = new CsvTokens(USUAL);
        tokens.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), t -> true);
        return tokens;
    }

    /** Records that go over the ends of blocks, with every kind of byte at those ends. */
    @Test
    void whatIsWrittenIsReadWhereverBlocksEnd() throws IOException {
        Random random = new Random(4);
        String[] pieces = {"a", "\u00e9", "\u4e2d", "\"", ",", "\n", "\r\n", " ", "7", "\ud83d\ude00"};
        for (int round = 0; round < 20; round++) {
            List<List<String>> expected = new ArrayList<>();
            StringBuilder text = new StringBuilder();
            int rows = 20_000 + random.nextInt(5_000);
            for (int i = 0; i < rows; i++) {
                List<String> row = new ArrayList<>();
                for (int f = 0; f < 3; f++) {
                    StringBuilder field = new StringBuilder();
                    for (int p = random.nextInt(6); p > 0; p--) {
                        field.append(pieces[random.nextInt(pieces.length)]);
                    }
                    row.add(field.toString());
                    text.append(f == 0 ? "" : ",")
                            .append('"')
                            .append(field.toString().replace("\"", "\"\""))
                            .append('"');
                }
                text.append(round % 2 == 0 ? "\n" : "\r\n");
                expected.add(row);
            }
            assertEquals(expected, records(text.toString(), USUAL));
        }
    }

    @Test
    void whatIsRewrittenIsTheSame() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = new CsvWriter(out)) {
            new CsvTokens(new CsvFormat(';', '\'', '\\', '\0'))
                    .read(
                            new ByteArrayInputStream("a;'b\\'';c,d\r\n\"x\";;'1\n2'".getBytes(StandardCharsets.UTF_8)),
                            tokens -> {
                                try {
                                    writer.record(tokens);
                                } catch (IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                                return true;
                            });
        }
        assertEquals(
                List.of(List.of("a", "b'", "c,d"), List.of("\"x\"", "", "1\n2")),
                records(out.toString(StandardCharsets.UTF_8), USUAL));
    }
}
