package io.jenkins.plugins.mlops.engine.data.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with java.time's readers of ISO 8601. */
class TimeTextTest {
    private static TimeText.Form form(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new TimeText().read(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-31, DATE",
        "2024-02-29, DATE",
        "2023-02-29, NONE",
        "2024-13-01, NONE",
        "24-01-31, NONE",
        "2024-1-2, NONE",
        "2024/01/31, NONE",
        "20240131, NONE",
        "0000-01-01, NONE",
        "epoch, NONE",
        "infinity, NONE",
        "'2024-01-31 ', NONE",
        "2024-01-31T12:00, LOCAL",
        "2024-01-31 12:00:59.5, LOCAL",
        "2024-01-31T12, NONE",
        "2024-01-31T24:00:00, NONE",
        "2024-01-31T12:60, NONE",
        "2024-01-31T12:00:60, NONE",
        "2024-01-31T12:00:00., NONE",
        "2024-01-31T1:00, NONE",
        "2024-01-31T12:00:00.1234567890, NONE",
        "2024-01-31T12:00:00.123456789, LOCAL",
        "2024-01-31  12:00, NONE",
        "2024-01-31T12:00:00Z, ZONED",
        "2024-01-31T12:00:00+02:00, ZONED",
        "2024-01-31T12:00:00-0330, ZONED",
        "2024-01-31T12:00:00+02, ZONED",
        "2024-01-31T12:00:00 +02:00, NONE",
        "2024-01-31T12:00:00 UTC, NONE",
        "2024-01-31T12:00:00 PM, NONE",
        "2024-01-31Z, NONE",
        "2024-01-31T12:00:00+2:00, NONE",
        "2024-01-31 (BC), NONE"
    })
    void forms(String text, TimeText.Form expected) {
        assertEquals(expected, form(text), text);
    }

    @Test
    void asJavaTimeReadsThem() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            String day =
                    String.format("%04d-%02d-%02d", 1 + random.nextInt(9999), random.nextInt(14), random.nextInt(33));
            String text = day;
            if (random.nextBoolean()) {
                text += String.format("T%02d:%02d:%02d", random.nextInt(25), random.nextInt(62), random.nextInt(62));
                if (random.nextBoolean()) {
                    text += random.nextBoolean()
                            ? "Z"
                            : String.format("+%02d:%02d", random.nextInt(15), random.nextInt(60));
                }
            }
            assertEquals(byJava(text), form(text), text);
        }
    }

    private static TimeText.Form byJava(String text) {
        try {
            if (text.length() == 10) {
                LocalDate.parse(text);
                return TimeText.Form.DATE;
            }
            if (text.contains("T24")) {
                return TimeText.Form.NONE; // Java takes 24:00 for the next day's beginning
            }
            if (text.length() == 19) {
                LocalDateTime.parse(text);
                return TimeText.Form.LOCAL;
            }
            OffsetDateTime.parse(text);
            return TimeText.Form.ZONED;
        } catch (DateTimeException e) {
            return TimeText.Form.NONE;
        }
    }
}
