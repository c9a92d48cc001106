package io.jenkins.plugins.mlops.engine.data.type;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import java.util.function.Supplier;

/**
 * Common properties of all values of one column, gathered value by value; the order of the values does not matter. From it follows the narrowest
 * type that holds each value as it was written.
 */
public final class ColumnEvidence {
    /** Digits of the largest SQL decimal. */
    private static final int MOST_DIGITS = 38;

    private static final int LONG_DIGITS = 18;
    private static final int MICROS = 6;
    private static final int NO_FORMAT = Integer.MIN_VALUE;
    private static final int SEVERAL_FORMATS = Integer.MIN_VALUE + 1;

    private final NumberText number;
    private final TimeText time = new TimeText();
    private final boolean throughText;
    private final Position[] first = new Position[Family.values().length];
    private final long[] counts = new long[Family.values().length];
    private int seen;
    private boolean strings;
    private long values;
    private int whole;
    private int scale;
    private boolean held = true;
    private boolean rounded = true;
    private int format = NO_FORMAT;
    private int fraction;
    private boolean nanos = true;

    /** Numbers are written with a decimal point and without separators. */
    public ColumnEvidence() {
        this('.', '\0');
    }

    /**
     * @param decimal the decimal sign of numbers
     * @param thousands their separator of thousands, or 0
     */
    public ColumnEvidence(char decimal, char thousands) {
        number = new NumberText((byte) decimal, (byte) thousands);
        throughText = decimal != '.' || thousands != 0;
    }

    /**
     * Takes a value out of a text format without types. An empty one is missing and not to be given here.
     *
     * @param where the position, asked for the first of its class only
     */
    public void text(byte[] bytes, int from, int to, Supplier<Position> where) {
        add(family(bytes, from, to), where);
    }

    /** Takes a number as it is written in JSON. */
    public void number(byte[] bytes, int from, int to, Supplier<Position> where) {
        add(number.read(bytes, from, to) ? numeric() : words(bytes, from, to), where);
    }

    /** Takes an integer that a long holds, by its number of digits. */
    public void integer(int digits, Supplier<Position> where) {
        whole = Math.max(whole, digits);
        add(Family.INTEGER, where);
    }

    /** Takes a string of a format that knows strings: text, whatever it looks like. */
    public void string(Supplier<Position> where) {
        strings = true;
        add(Family.TEXT, where);
    }

    /** Takes a string of such a format whose column is declared to be of another kind: what it looks like counts then. */
    public void string(byte[] bytes, int from, int to, Supplier<Position> where) {
        strings = true;
        add(from == to ? Family.TEXT : family(bytes, from, to), where);
    }

    /** The type in which a format that knows strings holds the values. */
    public ReadType written() {
        return strings ? ReadType.TEXT : type();
    }

    /** Takes a boolean. */
    public void truth(Supplier<Position> where) {
        add(Family.BOOLEAN, where);
    }

    /** Takes a list or an object. */
    public void nested(Supplier<Position> where) {
        add(Family.NESTED, where);
    }

    private void add(Family family, Supplier<Position> where) {
        values++;
        counts[family.ordinal()]++;
        if ((seen & family.bit()) == 0) {
            seen |= family.bit();
            first[family.ordinal()] = where.get();
        }
    }

    private Family family(byte[] bytes, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        if (from == to) {
            return Family.TEXT;
        }
        byte b = bytes[from];
        if (b >= '0' && b <= '9' || b == '-' || b == '+' || b == '.' || b == ',') {
            if (number.read(bytes, from, to)) {
                return numeric();
            }
            if (from == start && to == end && b <= '9' && b >= '0') {
                Family moment = moment(bytes, from, to);
                if (moment != null) {
                    return moment;
                }
            }
        }
        return words(bytes, from, to, from == start && to == end);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private Family numeric() {
        if (number.isInteger() && !number.hasLeadingZero() && number.whole() <= LONG_DIGITS - 3) {
            whole = Math.max(whole, number.whole());
            sameFormat();
            return Family.INTEGER;
        }
        whole = Math.max(whole, number.wholeToRead());
        scale = Math.max(scale, number.scale());
        sameFormat();
        held = held && number.heldByDouble();
        if (rounded && format != SEVERAL_FORMATS && number.isLong()) {
            rounded = number.roundedFromDouble();
        }
        return number.hasLeadingZero() ? Family.ZERO_LED : number.isInteger() ? Family.INTEGER : Family.FRACTION;
    }

    private void sameFormat() {
        int own = number.format();
        format = format == NO_FORMAT || format == own ? own : SEVERAL_FORMATS;
    }

    private Family moment(byte[] bytes, int from, int to) {
        TimeText.Form form = time.read(bytes, from, to);
        if (form == TimeText.Form.NONE) {
            return null;
        }
        fraction = Math.max(fraction, time.fraction());
        nanos = nanos && time.isInNanos();
        return switch (form) {
            case DATE -> Family.DATE;
            case LOCAL -> Family.LOCAL_TIME;
            default -> Family.ZONED_TIME;
        };
    }

    private static Family words(byte[] bytes, int from, int to) {
        return words(bytes, from, to, false);
    }

    private static Family words(byte[] bytes, int from, int to, boolean bare) {
        int at = bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
        if (is(bytes, from, to, "nan")) {
            return Family.NOT_A_NUMBER;
        }
        if (is(bytes, at, to, "inf") || is(bytes, at, to, "infinity")) {
            return Family.INFINITE;
        }
        return bare && (is(bytes, from, to, "true") || is(bytes, from, to, "false")) ? Family.BOOLEAN : Family.TEXT;
    }

    private static boolean is(byte[] bytes, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((bytes[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Values that are there; not-a-number is among them. */
    public long values() {
        return values;
    }

    /** Tells whether there is no value at all. */
    public boolean isEmpty() {
        return values == 0;
    }

    /** The type that holds all values, where the kind of the column is not declared. */
    public ReadType type() {
        return type(null);
    }

    /**
     * The type that holds all values.
     *
     * @param declared the declared kind, or null; a kind that the values do not fit changes nothing
     */
    public ReadType type(ColumnKind declared) {
        if (declared != null && declared.isText() || seen == 0) {
            return ReadType.TEXT;
        }
        int numbers = seen & ~(Family.NOT_A_NUMBER.bit() | Family.INFINITE.bit());
        int allowed = Family.NUMBERS | (declared == ColumnKind.NUMBER ? Family.ZERO_LED.bit() : 0);
        if ((numbers & ~allowed) == 0) {
            return numeric(numbers);
        }
        if ((seen & ~Family.TIMES) == 0) {
            return moments();
        }
        if (seen == Family.BOOLEAN.bit()) {
            return ReadType.of("BOOLEAN");
        }
        return seen == Family.NESTED.bit() ? ReadType.of("JSON") : ReadType.TEXT;
    }

    private ReadType numeric(int numbers) {
        boolean nan = (seen & Family.NOT_A_NUMBER.bit()) != 0;
        boolean infinite = (seen & Family.INFINITE.bit()) != 0;
        boolean integers = (numbers & Family.FRACTION.bit()) == 0 && numbers != 0;
        if (integers && !infinite) {
            return whole > MOST_DIGITS
                    ? ReadType.TEXT
                    : new ReadType(whole <= LONG_DIGITS ? "BIGINT" : "HUGEINT", nan || throughText);
        }
        if (held || rounded && format != SEVERAL_FORMATS) {
            return new ReadType("DOUBLE", throughText);
        }
        return infinite || whole + scale > MOST_DIGITS
                ? ReadType.TEXT
                : new ReadType("DECIMAL(" + Math.max(1, whole + scale) + "," + scale + ")", nan || throughText);
    }

    private ReadType moments() {
        if (seen == Family.DATE.bit()) {
            return ReadType.of("DATE");
        }
        boolean zoned = (seen & Family.ZONED_TIME.bit()) != 0;
        if (zoned) {
            return seen == Family.ZONED_TIME.bit() && fraction <= MICROS
                    ? ReadType.of("TIMESTAMP WITH TIME ZONE")
                    : ReadType.TEXT;
        }
        return fraction <= MICROS ? ReadType.of("TIMESTAMP") : nanos ? ReadType.of("TIMESTAMP_NS") : ReadType.TEXT;
    }

    /** Position of the first value that is not of a kind, or null when all are. */
    public Position misfit(ColumnKind kind) {
        int fitting =
                switch (kind) {
                    case NUMBER ->
                        Family.NUMBERS | Family.ZERO_LED.bit() | Family.NOT_A_NUMBER.bit() | Family.INFINITE.bit();
                    case TIME -> Family.TIMES;
                    case BOOLEAN -> Family.BOOLEAN.bit();
                    case NESTED -> Family.NESTED.bit();
                    default -> -1;
                };
        for (Family family : Family.values()) {
            if ((seen & family.bit()) != 0 && (fitting & family.bit()) == 0) {
                return first[family.ordinal()];
            }
        }
        return null;
    }

    /**
     * Tells whether a column is text because of a few values, which usually are mistakes: at least nine of ten others are numbers, times or booleans.
     *
     * @return the position of the first of the few, or null
     */
    public Position odd() {
        if (!type().equals(ReadType.TEXT)) {
            return null;
        }
        for (int usual : new int[] {Family.NUMBERS, Family.TIMES, Family.BOOLEAN.bit()}) {
            long count = 0;
            for (Family family : Family.values()) {
                count += (usual & family.bit()) == 0 ? 0 : counts[family.ordinal()];
            }
            if (count * 10 >= values * 9 && count < values) {
                return misfitOf(usual);
            }
        }
        return null;
    }

    private Position misfitOf(int usual) {
        for (Family family : Family.values()) {
            if ((seen & family.bit() & ~usual) != 0) {
                return first[family.ordinal()];
            }
        }
        return null;
    }

    /** Tells whether a JSON reader that makes texts of other values would change some: numbers lose zeros at their end. */
    public boolean hasMixedNumbers() {
        return type().equals(ReadType.TEXT)
                && seen != Family.TEXT.bit()
                && (seen
                                & (Family.FRACTION.bit()
                                        | Family.NOT_A_NUMBER.bit()
                                        | Family.INFINITE.bit()
                                        | Family.ZERO_LED.bit()))
                        != 0;
    }
}
