package io.jenkins.plugins.mlops.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {
    @TempDir
    Path dir;

    @Test
    void headers() {
        assertEquals(
                List.of("a", "b c", "d\"e,\nf", ""),
                CsvText.header("\uFEFF\n\na,b c,\"d\"\"e,\nf\",\r\n1,2", ',', false));
        assertEquals(List.of("a;b"), CsvText.header("a;b\n", ',', false));
        assertEquals(List.of("a", "b"), CsvText.header("a,b", ',', true));
        assertNull(CsvText.header("a,b", ',', false));
        assertNull(CsvText.header("a,\"b\n1,2\n", ',', true));
    }

    @Test
    void repeatedNames() {
        assertNull(CsvText.repeated(List.of("a", "", " ", "b", "")));
        assertEquals("A", CsvText.repeated(List.of("a", "b", "A")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "a,b\\n1,2 ~ ,",
                "a;b\\n1,5;2,5 ~ ;",
                "a\\tb\\n1,2\\t3 ~ tab",
                "a|b|c\\n1|2|3 ~ |",
                "one column\\n1,5\\n2,5 ~ ,",
                "\"x,y\";b\\n1;2 ~ ;",
                "a,b;c,d\\n1,2;3,4 ~ ,",
                "date;value\\n\"1, 2, 3\";4\\n5;6 ~ ;"
            })
    void separators(String text, String expected) {
        char wanted = expected.strip().equals("tab") ? '\t' : expected.strip().charAt(0);
        assertEquals(
                wanted,
                CsvDialect.sniff(text.strip().replace("\\n", "\n").replace("\\t", "\t"))
                        .delimiter());
    }

    @Test
    void linesOfRecords() throws IOException {
        String text = "a,b\n1,\"x\ny\"\n\n2,\"\n\n\"\n3,z\n";
        Path path = Files.writeString(dir.resolve("l.csv"), text);
        InputFile file = new InputFile("l.csv", path, text.length());
        long[] lines = {1, 2, 4, 5, 8, 9, 7};
        for (int record = 1; record <= lines.length; record++) {
            assertEquals(lines[record - 1], CsvLines.of(file, record));
        }
    }

    @Test
    void longLines() {
        LineGaps gaps = new LineGaps();
        byte[] blank = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        byte[] broken =
                ("x".repeat(300) + "\n" + "x".repeat(100) + "\n" + "x".repeat(598)).getBytes(StandardCharsets.US_ASCII);
        gaps.block(broken, 1000);
        gaps.block(blank, 1000);
        gaps.block(blank, 500);
        assertEquals(2098, gaps.longest());
        gaps.block(broken, 1000);
        assertEquals(2398, gaps.longest());
        gaps.block(blank, 1000);
        assertEquals(2398, gaps.longest());
    }
}
