package io.jenkins.plugins.mlops.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OneLineTest {
    @Test
    void linesAndEscapesBecomeSpaces() {
        assertEquals("a b c [31mred d", OneLine.of("a\nb\rc\u001b[31mred\u202ed", 100));
    }

    @Test
    void longTextIsCutAndSaysSo() {
        assertEquals("abc\u2026", OneLine.of("abcdefgh", 4));
        assertEquals("abcd", OneLine.of("abcd", 4));
        assertEquals("", OneLine.of(null, 4));
    }
}
