package io.jenkins.plugins.mlops.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTextTest {
    @Test
    void wholeNumbersAreInFull() {
        assertEquals("0", NumberText.of(-0.0, 3));
        assertEquals("1234567", NumberText.of(1234567, 3));
        assertEquals("-999999999999999", NumberText.of(-999999999999999.0, 6));
    }

    @Test
    void othersHaveTheDigitsAskedFor() {
        assertEquals("0.812346", NumberText.of(0.81234567, 6));
        assertEquals("0.5", NumberText.of(0.5, 6));
        assertEquals("123000", NumberText.of(123456.7, 3));
    }

    @Test
    void exponentsBeginWhereZerosWouldBeCounted() {
        assertEquals("0.000001", NumberText.of(1e-6, 4));
        assertEquals("9.999E-7", NumberText.of(9.999e-7, 4));
        assertEquals("1E+15", NumberText.of(1e15, 4));
        assertEquals("NaN", NumberText.of(Double.NaN, 4));
        assertEquals("-Infinity", NumberText.of(Double.NEGATIVE_INFINITY, 4));
    }

    @Test
    void roundsAsFormatterDoes() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            double value = Math.scalb(random.nextDouble() - 0.5, random.nextInt(120) - 60);
            String text = NumberText.of(value, 6);
            if (value != Math.rint(value)) {
                assertEquals(Double.parseDouble(String.format(Locale.ROOT, "%.5e", value)), Double.parseDouble(text));
            }
            assertTrue(text.length() <= 17, text);
        }
    }
}
