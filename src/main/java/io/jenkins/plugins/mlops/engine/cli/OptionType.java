package io.jenkins.plugins.mlops.engine.cli;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Types of values of options, with their bounds. What they refuse is told as the end of a sentence that begins with the option. */
final class OptionType {
    /** A size such as {@code 512m} or {@code 4g}, in bytes. */
    static final Function<String, Long> SIZE = OptionType::size;

    static final Function<String, Double> NUMBER = number("a number", number -> true);
    static final Function<String, Double> FINITE = number("a number", Double::isFinite);

    private static final Pattern WITH_UNIT = Pattern.compile("([0-9]{1,9})([kmgt])b?");

    private OptionType() {}

    /** A whole number, at least the given. */
    static Function<String, Integer> whole(int least) {
        return checked(Integer::valueOf, number -> number >= least, "a whole number from " + least);
    }

    /** A number of which something holds that is told in words. */
    static Function<String, Double> number(String needed, Predicate<Double> holds) {
        return checked(Double::valueOf, holds, needed);
    }

    private static <T> Function<String, T> checked(Function<String, T> read, Predicate<T> holds, String needed) {
        return text -> {
            try {
                T number = read.apply(text);
                if (holds.test(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw refused(needed, text);
        };
    }

    private static long size(String text) {
        Matcher size = WITH_UNIT.matcher(text.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw refused("a size such as 512m or 4g", text);
        }
        return Long.parseLong(size.group(1)) << 10 * (" kmgt".indexOf(size.group(2)));
    }

    private static TypeConversionException refused(String needed, String found) {
        return new TypeConversionException("needs " + needed + ", found \"" + found + "\"");
    }
}
