package io.jenkins.plugins.mlops.engine.data.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compared with Java's own {@link BigDecimal} and with the definition of the shortest writing, tried out digit by digit. */
class NumberTextTest {
    private static NumberText read(String text, char decimal, char thousands) {
        NumberText number = new NumberText((byte) decimal, (byte) thousands);
        byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.US_ASCII);
        return number.read(bytes, 1, bytes.length - 1) ? number : null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "+", "-", ".", "e5", "1e", "1e+", "1_000", "0x1F", "1 2", "1.2.3", "--1", "1-", "nan", "12a", "1,5",
                "1e5.5"
            })
    void notNumbers(String text) {
        assertEquals(null, read(text, '.', '\0'));
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 4, 0, true, false", "-12, 2, 0, true, false", "+12, 2, 0, true, false", "0, 0, 0, true, false",
        "007, 1, 0, true, true", "00, 0, 0, true, true", "-0, 0, 0, false, false", "0.50, 0, 1, false, false",
        "12.340, 2, 2, false, false", ".5, 0, 1, false, false", "5., 1, 0, false, false", "1e3, 4, 0, false, false",
        "1.25e1, 2, 1, false, false", "12e-4, 0, 4, false, false", "0.00e5, 5, 0, false, false",
                "01.5, 1, 1, false, true"
    })
    void digits(String text, int whole, int scale, boolean integer, boolean leadingZero) {
        NumberText number = read(text, '.', '\0');
        assertEquals(integer, number.isInteger());
        assertEquals(leadingZero, number.hasLeadingZero());
        assertEquals(scale, number.scale());
        if (new BigDecimal(text).signum() != 0) {
            assertEquals(whole, number.whole());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'1.234,5', true",
        "'1.234.567', true",
        "'12,5', true",
        "'1234,5', true",
        "'1.23,5', false",
        "'1234.567', false",
        "'.234', false",
        "'1.2345', false",
        "'1.234.', false",
        "'1..234', false"
    })
    void groupsOfThree(String text, boolean number) {
        assertEquals(number, read(text, ',', '.') != null);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, true",
        "0.30000000000000004, true",
        "0.3, true",
        "0.29999999999999999, false",
        "0.10000000000000001, false",
        "0.12345678901234567, false",
        "0.12345678901234568, true",
        "9007199254740993, false",
        "9007199254740992, true",
        "123456789012345, true",
        "12345678901234567890, false",
        "1e22, true",
        "1e400, false",
        "1e-400, false",
        "0e999, true",
        "1.7976931348623157e308, true",
        "5e-324, true", // as Python writes the smallest double, of which Java gives two digits
        "3e-324, false",
        "4.9e-324, true",
        "2.2250738585072014e-308, true",
        "0.1000000000000000055511151231257827, false"
    })
    void heldByADouble(String text, boolean held) {
        assertEquals(held, read(text, '.', '\0').heldByDouble(), text);
    }

    @Test
    void whatIsHeldComesBackDigitByDigit() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int digits = 1 + random.nextInt(20);
            StringBuilder text = new StringBuilder();
            for (int d = 0; d < digits; d++) {
                text.append((char) ('0' + (d == 0 ? 1 + random.nextInt(9) : random.nextInt(10))));
            }
            text.insert(random.nextInt(digits) + 1, '.');
            if (random.nextBoolean()) {
                text.append('e').append(random.nextInt(40) - 20);
            }
            String number = text.toString();
            assertEquals(isShortestOrShort(number), read(number, '.', '\0').heldByDouble(), number);
        }
    }

    /** The definition: at most 15 digits, or of all decimal numbers nearest to the double none is shorter and none of this length nearer. */
    private static boolean isShortestOrShort(String text) {
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        double nearest = value.doubleValue();
        if (value.precision() <= 15) {
            return true;
        }
        BigDecimal exact = new BigDecimal(nearest);
        for (int digits = 1; digits <= value.precision(); digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == nearest) {
                return rounded.compareTo(value) == 0;
            }
        }
        return false;
    }

    @Test
    void everyWritingOfJavaAndPythonIsHeld() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                String text = com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal.toString(value);
                assertEquals(true, read(text, '.', '\0').heldByDouble(), text);
                assertEquals(value, Double.parseDouble(text));
            }
        }
    }

    @Test
    void numbersOfOneFormatAreRoundedFromTheirDoubles() {
        for (double value : new double[] {0.1, 1 / 3.0, 123.456, 1e-7, 6.02e23}) {
            assertEquals(
                    true,
                    read(String.format("%.18e", new BigDecimal(value)), '.', '\0')
                            .roundedFromDouble());
            assertEquals(
                    true,
                    read(String.format("%.20f", new BigDecimal(value)), '.', '\0')
                            .roundedFromDouble());
        }
        assertEquals(false, read("0.100000000000000000", '.', '\0').roundedFromDouble());
    }
}
