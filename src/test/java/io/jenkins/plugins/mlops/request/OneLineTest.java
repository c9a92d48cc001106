package io.jenkins.plugins.mlops.request;

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

    @Test
    void whatNoFileCanHoldBecomesSpaces() {
        assertEquals("a b c d e", OneLine.of("a\ud800b\udc00c\uffffd\ufdd0e", 100));
        assertEquals("a b c", OneLine.of("a\udb40\udc01b\ud83f\udffec", 100), "also outside of the first plane");
    }

    @Test
    void aPairIsNotCutInTwo() {
        String cats = "\ud83d\udc31\ud83d\udc31\ud83d\udc31";
        assertEquals(cats, OneLine.of(cats, 6));
        assertEquals("\ud83d\udc31\u2026", OneLine.of(cats, 4));
        assertEquals("\ud83d\udc31\ud83d\udc31\u2026", OneLine.of(cats, 5));
        assertEquals("\u2026", OneLine.of(cats, 1));
    }
}
