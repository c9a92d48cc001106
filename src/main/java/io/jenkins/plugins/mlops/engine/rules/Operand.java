package io.jenkins.plugins.mlops.engine.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** A value on the right-hand side of a condition. */
public sealed interface Operand {
    /** As it would be written in a rule. */
    String text();

    /** A number, kept as written. */
    record Num(BigDecimal value) implements Operand {
        private static final int MOST_CHARACTERS = 40;

        @Override
        public String text() {
            String plain = value.toPlainString();
            return plain.length() > MOST_CHARACTERS ? value.toString() : plain;
        }
    }

    /** A quoted string; whether it is a date or a time depends on the column it is compared with. */
    record Text(String value) implements Operand {
        @Override
        public String text() {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /** One of the words of DQDL that stand for kinds of nothing. */
    enum Nothing implements Operand {
        NULL,
        EMPTY,
        WHITESPACES_ONLY;

        @Override
        public String text() {
            return name();
        }
    }

    /** {@code now()} plus an offset, which is mostly negative. */
    record Now(Duration offset) implements Operand {
        @Override
        public String text() {
            if (offset.isZero()) {
                return "now()";
            }
            return "(now() " + (offset.isNegative() ? "- " : "+ ") + new Span(offset.abs()).text() + ")";
        }
    }

    /** A length of time. */
    record Span(Duration value) implements Operand {
        @Override
        public String text() {
            long millis = value.toMillis();
            if (millis % Duration.ofDays(1).toMillis() == 0) {
                return counted(String.valueOf(value.toDays()), "day");
            }
            return millis % Duration.ofHours(1).toMillis() == 0
                    ? counted(String.valueOf(value.toHours()), "hour")
                    : counted(
                            BigDecimal.valueOf(millis)
                                    .divide(BigDecimal.valueOf(60_000), 12, RoundingMode.HALF_UP)
                                    .stripTrailingZeros()
                                    .toPlainString(),
                            "minute");
        }

        private static String counted(String count, String unit) {
            return count + " " + unit + (count.equals("1") ? "" : "s");
        }
    }

    /** A size in bytes, written with a unit (1 KB = 1024 B). */
    record Size(long bytes, String written) implements Operand {
        @Override
        public String text() {
            return written;
        }
    }
}
