package io.jenkins.plugins.mlops.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineStreamTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void linesAreCutWhereverTheBytesAre() throws IOException {
        byte[] bytes = "erste Zeile: äöü\r\nzweite\n\nletzte".getBytes(StandardCharsets.UTF_8);
        try (LineStream stream = new LineStream(100, lines::add)) {
            for (byte b : bytes) {
                stream.write(new byte[] {b});
            }
        }
        assertEquals(List.of("erste Zeile: äöü", "zweite", "", "letzte"), lines);
    }

    @Test
    void aLineWithoutEndDoesNotFillTheMemory() throws IOException {
        try (LineStream stream = new LineStream(10, lines::add)) {
            stream.write("x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
            stream.write("\nnext\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(List.of("xxxxxxxxxx", "next"), lines);
    }

    @Test
    void theTailKeepsTheLastLines() {
        Tail tail = new Tail(2);
        tail.add("1");
        tail.add("2");
        assertEquals(List.of("1", "2"), tail.lines());
        tail.add("3");
        assertEquals(List.of("... 1 earlier lines", "2", "3"), tail.lines());
    }
}
