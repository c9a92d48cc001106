package io.jenkins.plugins.mlops.engine.validate.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of dates and times against the class whose patterns they are, java.time.format.DateTimeFormatter, in its strict manner. */
class TimePatternTest {
    private static final String[][] DATES = {
        {"yyyy", "MM", "dd"},
        {"uuuu", "M", "d"},
        {"dd", "MM", "yyyy"},
        {"d", "MMM", "uu"},
        {"EEE", "dd", "MMMM", "yyyy"},
        {"EEEE", "MMM", "d", "uuuu"},
        {"yyyy", "DDD"},
        {"uu", "D"},
        {"MM", "dd"},
        {"yyyy", "MM"}
    };
    private static final String[][] TIMES = {
        {"HH", "mm"},
        {"HH", "mm", "ss"},
        {"H", "m", "s"},
        {"hh", "mm", "a"},
        {"h", "mm", "ss", "a"},
        {"kk", "mm"},
        {"K", "m", "a"},
        {"HH", "mm", "ss", "SSS"},
        {"HH", "mm", "ss", "SSSSSS"}
    };
    private static final String[] SEPARATORS = {"-", "/", ".", " ", ":", "_", "'T'", "' at '", "''", ", "};
    private static final String[] OFFSETS = {"", "", "X", "XX", "XXX", "xxx", "[XXX]"};

    private static String pattern(Random dice) {
        StringBuilder pattern = new StringBuilder();
        int parts = dice.nextInt(3);
        if (parts != 1) {
            pattern.append(String.join(separator(dice), DATES[dice.nextInt(DATES.length)]));
        }
        if (parts == 0) {
            pattern.append(separator(dice));
        }
        if (parts != 2) {
            pattern.append(String.join(separator(dice), TIMES[dice.nextInt(TIMES.length)]))
                    .append(OFFSETS[dice.nextInt(OFFSETS.length)]);
        }
        return pattern.toString();
    }

    private static String separator(Random dice) {
        return SEPARATORS[dice.nextInt(SEPARATORS.length)];
    }

    private static String text(DateTimeFormatter formatter, Random dice) {
        ZonedDateTime moment = ZonedDateTime.of(
                1900 + dice.nextInt(200),
                1 + dice.nextInt(12),
                1 + dice.nextInt(28),
                dice.nextInt(24),
                dice.nextInt(60),
                dice.nextInt(60),
                dice.nextInt(1_000_000_000),
                ZoneOffset.ofTotalSeconds(900 * (dice.nextInt(97) - 48)));
        return formatter.format(moment);
    }

    /** A text with one or two places changed: digits for digits, other signs for signs, words for words. */
    private static String changed(String text, Random dice) {
        StringBuilder changed = new StringBuilder(text);
        for (int n = 0; n <= dice.nextInt(2); n++) {
            int at = dice.nextInt(changed.length());
            char c = changed.charAt(at);
            if (Character.isDigit(c)) {
                changed.setCharAt(at, (char) ('0' + dice.nextInt(10)));
            } else if (Character.isLetter(c)) {
                changed.setCharAt(at, "abMayPZt".charAt(dice.nextInt(8)));
            } else if (dice.nextBoolean()) {
                changed.setCharAt(at, "-/. :_T,".charAt(dice.nextInt(8)));
            } else {
                changed.deleteCharAt(at);
            }
        }
        return changed.toString();
    }

    /**
     * What is left out is taken as the year 2000 and the first day, because the JDK does not look at a month without a year, nor at an offset
     * without a date. Years count from 1 where the letter is y.
     */
    private static boolean parses(String pattern, String text) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(pattern.replace('y', 'u'));
        if (!pattern.matches(".*[yu].*")) {
            builder.parseDefaulting(ChronoField.YEAR, 2000);
        }
        if (!pattern.matches(".*[dD].*")) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        if (!pattern.matches(".*[MD].*")) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        }
        try {
            var parsed = builder.toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .parse(text);
            boolean zone = !parsed.isSupported(ChronoField.OFFSET_SECONDS)
                    || Math.abs(parsed.get(ChronoField.OFFSET_SECONDS)) <= ZoneOffset.MAX.getTotalSeconds();
            return zone && (!pattern.contains("yyyy") || parsed.get(ChronoField.YEAR) > 0);
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Test
    void patternsAndTextsByChance() {
        Random dice = new Random(33);
        List<String> wrong = new ArrayList<>();
        int good = 0;
        int all = 0;
        for (int i = 0; i < 100; i++) {
            String pattern = pattern(dice);
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH);
            Set<String> texts = new LinkedHashSet<>();
            for (int n = 0; n < 40; n++) {
                String text = text(formatter, dice);
                texts.add(n % 3 == 0 ? text : changed(text, dice));
            }
            for (Map.Entry<String, Boolean> decided :
                    Decided.by(TextFormats.of(pattern), texts).entrySet()) {
                boolean expected = parses(pattern, decided.getKey());
                all++;
                good += expected ? 1 : 0;
                if (expected != decided.getValue()) {
                    wrong.add(pattern + " <- " + decided.getKey() + ": should be " + expected);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(good > all / 4 && good < all * 3 / 4, good + " of " + all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HH:mm:ss                   | 2024-01-01T00:00:00       | false
            HH:mm:ss                   | 08:30:00                  | true
            yyyy-MM-dd                 | 2024-02-29                | true
            yyyy-MM-dd                 | 2023-02-29                | false
            yyyy-MM-dd                 | 2024-02-30                | false
            yyyy-MM-dd                 | 2024-2-3                  | false
            yyyy-MM-dd                 | 24-02-03                  | false
            yyyyMMdd                   | 20240229                  | true
            yyyyMMdd                   | 20230229                  | false
            dd.MM.yyyy                 | 31.04.2024                | false
            dd.MM.yyyy                 | 30.04.2024                | true
            dd/MM/yy                   | 29/02/24                  | true
            dd/MM/yy                   | 29/02/23                  | false
            MM-dd                      | 02-29                     | true
            MM-dd                      | 02-30                     | false
            yyyy-DDD                   | 2023-366                  | false
            yyyy-DDD                   | 2024-366                  | true
            EEE, dd MMM yyyy           | Wed, 31 Jan 2024          | true
            EEE, dd MMM yyyy           | Tue, 31 Jan 2024          | false
            yyyy-MM-dd['T'HH:mm]       | 2024-01-31                | true
            yyyy-MM-dd['T'HH:mm]       | 2024-01-31T12:00          | true
            yyyy-MM-dd['T'HH:mm]       | 2024-01-31T               | false
            hh:mm a                    | 12:30 PM                  | true
            hh:mm a                    | 13:30 PM                  | false
            yyyy-MM-ddTHH:mm:ssZ       | 2024-03-10T14:22:35Z      | true
            yyyy-MM-ddTHH:mm:ssZ       | 2024-03-10T14:22:35+10:00 | true
            yyyy-MM-ddTHH:mm:ssZ       | 2024-03-10T14:22:35+1000  | true
            yyyy-MM-ddTHH:mm:ssZ       | 2024-03-10T14:22:35       | false
            yyyy-MM-dd HH:mm:ssZ       | 2020-01-01 00:00:00+10:00 | true
            yyyy-MM-dd'T'HH:mm:ss.SSSX | 2020-01-01T00:00:00.123Z  | true
            yyyy-MM-dd'T'HH:mm:ss.SSSX | 2020-01-01T00:00:00.12Z   | false
            """)
    void textsOfEveryday(String pattern, String text, boolean valid) {
        assertEquals(valid, Decided.by(TextFormats.of(pattern), Set.of(text)).get(text));
    }
}
