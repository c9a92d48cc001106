package io.jenkins.plugins.mlops.engine.validate.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The named formats against libraries of other languages; src/test/fixtures/text_formats.py made the samples and names the judges. */
class TextFormatsTest {
    private static Map<String, Map<String, Boolean>> samples() throws IOException {
        Map<String, Map<String, Boolean>> samples = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                TextFormatsTest.class.getResourceAsStream(
                        "/io/jenkins/plugins/mlops/engine/validate/text-formats.jsonl"),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode sample = new ObjectMapper().readTree(line);
                samples.computeIfAbsent(sample.get("format").asText(), key -> new LinkedHashMap<>())
                        .put(sample.get("text").asText(), sample.get("valid").asBoolean());
            }
        }
        return samples;
    }

    @Test
    void everySampleOfTheJudges() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Map<String, Boolean>> samples = samples();
        samples.forEach((format, texts) -> {
            Map<String, Boolean> decided = Decided.by(TextFormats.of(format), texts.keySet());
            texts.forEach((text, valid) -> {
                if (!valid.equals(decided.get(text))) {
                    wrong.add(format + " " + text + ": should be " + valid);
                }
            });
        });
        assertEquals(List.of(), wrong);
        Set<String> others = new TreeSet<>(TextFormats.names());
        others.removeAll(samples.keySet());
        assertEquals(Set.of("time-of-day"), others);
    }

    /** What the judges leave open, with the place of the specification that decides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            time        | 23:59:60Z                 | true   | RFC 3339, 5.7
            time        | 15:59:60-08:00            | true   | RFC 3339, 5.8
            time        | 01:29:60+01:30            | true   | RFC 3339, 5.7
            time        | 23:58:60Z                 | false  | RFC 3339, 5.7
            time        | 23:59:60+01:00            | false  | RFC 3339, 5.7
            date-time   | 1990-12-31T23:59:60Z      | true   | RFC 3339, 5.8
            date-time   | 1990-12-31T15:59:60-08:00 | true   | RFC 3339, 5.8
            date-time   | 1990-12-31T15:59:60Z      | false  | RFC 3339, 5.7
            date        | 0000-02-29                | true   | RFC 3339, 5.6: years from 0000, and 0 is a leap year
            uri         | http://[::1]:8080/        | true   | RFC 3986, 3.2.2
            uri         | http://[::1               | false  | RFC 3986, 3.2.2
            uri         | http://[1.2.3.4]/         | false  | RFC 3986, 3.2.2
            hostname    | 1.2.3.4                   | false  | RFC 1123, 2.1
            hostname    | 4                         | false  | RFC 1123, 2.1
            email       | a@b.c1                    | true   | RFC 5321, 4.1.2
            email       | a@b                       | false  | RFC 5321, 2.3.5
            email       | a@xn--bcher-kva.example   | true   | RFC 5890, 2.3.2.1
            time-of-day | 08:30                     | true   | ISO 8601, 5.3
            time-of-day | 08:30:00.5+02             | true   | ISO 8601, 5.3
            time-of-day | 8:30                      | false  | ISO 8601, 5.3
            time-of-day | 24:00                     | false  | ISO 8601, 5.3
            time-of-day | 08:30 PM                  | false  | ISO 8601, 5.3
            time-of-day | 2024-01-31T08:30          | false  | ISO 8601, 5.3
            """)
    void whatTheSpecificationsDecide(String format, String text, boolean valid, String place) {
        assertEquals(valid, Decided.by(TextFormats.of(format), Set.of(text)).get(text), place);
    }

    @Test
    void lineEndsAndBlanksBelongToTheText() {
        for (Map.Entry<String, String> good : Map.of(
                        "ipv4",
                        "1.2.3.4",
                        "ipv6",
                        "::1",
                        "uuid",
                        "123e4567-e89b-12d3-a456-426614174000",
                        "uri",
                        "a:b",
                        "date",
                        "2024-01-31",
                        "email",
                        "a@b.co",
                        "hostname",
                        "a.b",
                        "duration",
                        "P1D",
                        "HH:mm",
                        "08:30",
                        "yyyy-MM-dd",
                        "2024-01-31")
                .entrySet()) {
            TextFormat format = TextFormats.of(good.getKey());
            String text = good.getValue();
            Map<String, Boolean> decided = Decided.by(
                    format, List.of(text, text + "\n", "\n" + text, text + " ", " " + text, "x\n" + text, text + "\t"));
            decided.forEach((given, valid) -> assertEquals(given.equals(text), valid, good.getKey()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            emial      | unknown format "emial"; did you mean "email"?
            datetime   | unknown format "datetime"; did you mean "date-time"?
            IPV4       | unknown format "IPV4"; did you mean "ipv4"?
            zip        | unknown format "zip"; formats are email, hostname,
            yyyy-MM-dd]| the pattern "yyyy-MM-dd]" cannot be used: a "]" closes nothing
            [yyyy      | the pattern "[yyyy" cannot be used: a "[" is never closed
            yyyy-'MM   | the pattern "yyyy-'MM" cannot be used: a quote (') is never closed
            YYYY-MM-dd | the pattern "YYYY-MM-dd" cannot be used: "Y" is the year of the week's calendar; the year is y
            dd.MM.y    | the pattern "dd.MM.y" cannot be used: "y" is not supported
            HH:mm z    | the pattern "HH:mm z" cannot be used: "z" is a zone by its name, which is not supported; offsets are X, XX and XXX
            HH:mm a    | the pattern "HH:mm a" cannot be used: "a" (AM or PM) goes with h (1 to 12)
            dd.MM.dd   | the pattern "dd.MM.dd" cannot be used: "d" speaks of a part that stands in it already
            %Y-%m-%d   | the pattern "%Y-%m-%d" cannot be used: a "%" belongs to the patterns of strptime; write letters, for example yyyy-MM-dd
            '-'        | the pattern "'-'" cannot be used: it holds no letter for a part of a date or time
            """)
    void refusals(String written, String message) {
        String refusal = assertThrows(IllegalArgumentException.class, () -> TextFormats.of(written))
                .getMessage();
        assertTrue(refusal.startsWith(message), refusal);
    }
}
