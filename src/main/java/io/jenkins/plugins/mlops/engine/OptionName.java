package io.jenkins.plugins.mlops.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Names of options in messages, as whoever reads them writes an option: {@code --rule} on a command line, the parameter {@code rules} of a step in Jenkins. A process carries
 * out one command for one kind of reader, so the spelling is one for the whole process.
 */
public final class OptionName {
    /** Null on a command line. */
    private static volatile UnaryOperator<String> parameters;

    private OptionName() {}

    /**
     * Makes messages name parameters from now on.
     *
     * @param names the parameter of an option; null for an option that no parameter sets; a text with blanks where it is set elsewhere
     */
    public static void asParameters(UnaryOperator<String> names) {
        parameters = names;
    }

    /** Makes messages name options of a command line from now on, as they do at first. */
    public static void asOptions() {
        parameters = null;
    }

    /** Tells whether messages name parameters. */
    public static boolean isParameter() {
        return parameters != null;
    }

    /** The name alone: {@code --rule} or {@code rules}. */
    public static String of(String option) {
        UnaryOperator<String> names = parameters;
        if (names == null) {
            return "--" + option;
        }
        String parameter = names.apply(option);
        return parameter == null ? option : parameter;
    }

    /** The name with a value: {@code --threshold 0.3} or {@code threshold: '0.3'}. */
    public static String with(String option, String value) {
        String name = of(option);
        if (!isParameter()) {
            return name + " " + value;
        }
        return name.indexOf(' ') >= 0 ? name : name + ": " + quoted(value);
    }

    /** The name with a value as both readers write it, on a command line: {@code --kind zip=category (in a Pipeline kinds: 'zip=category')}. */
    public static String both(String option, String parameter, String value) {
        return isParameter()
                ? with(option, value)
                : with(option, value) + " (in a Pipeline " + parameter + ": " + quoted(value) + ")";
    }

    /**
     * Several options with their values; in Jenkins without those that no parameter sets.
     *
     * @param optionsAndValues an option, its value, the next option and so on
     */
    public static String all(String... optionsAndValues) {
        UnaryOperator<String> names = parameters;
        List<String> written = new ArrayList<>();
        for (int i = 0; i < optionsAndValues.length; i += 2) {
            if (names == null || names.apply(optionsAndValues[i]) != null) {
                written.add(with(optionsAndValues[i], optionsAndValues[i + 1]));
            }
        }
        return String.join(names == null ? " " : ", ", written);
    }

    private static String quoted(String value) {
        return value.startsWith("'") ? value : "'" + value + "'";
    }
}
