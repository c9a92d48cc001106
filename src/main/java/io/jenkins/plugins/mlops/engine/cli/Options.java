package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options a command was given, by the command line or by a request file. */
public final class Options {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();
    private final List<Option> known;

    Options(List<Option> known) {
        this.known = known;
    }

    /** Reads command-line words: {@code --name value}, {@code --name=value}, switches, and operands. */
    static Options parse(List<String> words, List<Option> known) {
        Options options = new Options(known);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--") || word.equals("--")) {
                options.operands.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = word.substring(2, equals < 0 ? word.length() : equals);
            Option option = options.known(name);
            if (option.value() == null) {
                if (equals >= 0) {
                    throw new BadInputException("option --" + name + " takes no value");
                }
                options.add(option, "true");
            } else if (equals >= 0) {
                options.add(option, word.substring(equals + 1));
            } else {
                if (i + 1 >= words.size() || words.get(i + 1).startsWith("--")) {
                    throw new BadInputException(
                            "option --" + name + " needs a value: --" + name + " " + option.value());
                }
                options.add(option, words.get(++i));
                // "--data a.csv b.csv": a shell expands a glob to several words.
                while (option.repeatable()
                        && i + 1 < words.size()
                        && !words.get(i + 1).startsWith("--")) {
                    options.add(option, words.get(++i));
                }
            }
        }
        return options;
    }

    /** The same from a request file. */
    static Options of(Map<String, List<String>> given, List<Option> known) {
        Options options = new Options(known);
        given.forEach((name, list) -> list.forEach(value -> options.add(options.known(name), value)));
        return options;
    }

    private Option known(String name) {
        List<String> names = known.stream().map(Option::name).toList();
        return known.stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("unknown option --" + name
                        + Suggestion.nearest(name, names)
                                .map(n -> "; did you mean --" + n + "?")
                                .orElse("")));
    }

    private void add(Option option, String value) {
        List<String> list = values.computeIfAbsent(option.name(), key -> new ArrayList<>());
        if (!list.isEmpty() && !option.repeatable()) {
            throw new BadInputException("option --" + option.name() + " is given twice");
        }
        list.add(value);
    }

    /** Words that belong to no option. */
    public List<String> operands() {
        return List.copyOf(operands);
    }

    /** All values of an option. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** The value of an option, or null. */
    public String one(String name) {
        List<String> list = values.get(name);
        return list == null ? null : list.get(0);
    }

    /** The value of an option that has to be there. */
    public String required(String name) {
        String value = one(name);
        if (value == null) {
            Option option = known(name);
            throw new BadInputException(
                    "option --" + name + " is needed: --" + name + " " + option.value() + "  (" + option.help() + ")");
        }
        return value;
    }

    /** Whether a switch is set. */
    public boolean has(String name) {
        return "true".equals(one(name));
    }

    /** A whole number, at least the given. */
    public int number(String name, int otherwise, int least) {
        String value = one(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new BadInputException(
                "option --" + name + " needs a whole number from " + least + ", found \"" + value + "\"");
    }

    /** A size such as {@code 512m} or {@code 4g}, in bytes. */
    public long size(String name, long otherwise) {
        String value = one(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("(?i)[0-9]{1,9}[kmgt]b?")) {
            throw new BadInputException(
                    "option --" + name + " needs a size such as 512m or 4g, found \"" + value + "\"");
        }
        char unit = Character.toLowerCase(value.replaceAll("(?i)b$", "")
                .charAt(value.replaceAll("(?i)b$", "").length() - 1));
        return Long.parseLong(value.replaceAll("[^0-9]", "")) << 10 * (" kmgt".indexOf(unit));
    }
}
