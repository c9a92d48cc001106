package io.jenkins.plugins.mlops.engine.rules;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * Order of the two ends of a range. A quoted value may be a number, a text or a date, which the column decides; as long as that is not known,
 * ends are in the wrong order only when they are so in every way the range can be meant.
 */
public final class RangeEnds {
    private RangeEnds() {}

    /** As far as it is known without a column: negative, zero, positive; negative, as it should be, where it is not known. */
    public static int order(Operand low, Operand high) {
        if (low instanceof Operand.Now a && high instanceof Operand.Now b) {
            return a.offset().compareTo(b.offset());
        }
        if (low instanceof Operand.Text a && high instanceof Operand.Text b) {
            LocalDateTime from = IsoMoment.of(a.value());
            LocalDateTime to = IsoMoment.of(b.value());
            if (from != null && to != null) {
                return from.compareTo(to);
            }
            int asText = texts(a.value(), b.value());
            Integer asNumbers = numbers(low, high);
            return asNumbers == null || asText < 0 ? asText : asNumbers;
        }
        Integer asNumbers = numbers(low, high);
        return asNumbers == null ? -1 : asNumbers;
    }

    /** Compared as numbers, quoted ones too, or null when one of them is none. */
    public static Integer numbers(Operand low, Operand high) {
        if (Numbers.isNumber(low) && Numbers.isNumber(high)) {
            return Numbers.compare(low, high);
        }
        List<BigDecimal> values = Arrays.asList(number(low), number(high));
        return values.contains(null) ? null : values.get(0).compareTo(values.get(1));
    }

    /** Compared letter by letter, as columns of text are. */
    public static int texts(String low, String high) {
        return Arrays.compareUnsigned(low.getBytes(StandardCharsets.UTF_8), high.getBytes(StandardCharsets.UTF_8));
    }

    private static BigDecimal number(Operand operand) {
        if (operand instanceof Operand.Num number) {
            return number.value();
        }
        try {
            return operand instanceof Operand.Text text
                    ? new BigDecimal(text.value().strip())
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
