package io.jenkins.plugins.mlops.engine.cli;

import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.function.Function;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/**
 * An option of a command.
 *
 * @param name without the dashes
 * @param value placeholder of its value in the help text, or null for a switch
 * @param repeatable whether it may be given several times
 * @param type reads its value, and refuses it with what is needed
 * @param hidden whether the help text leaves it out, because only programs give it
 * @param help one line
 */
record Option(String name, String value, boolean repeatable, Function<String, ?> type, boolean hidden, String help)
        implements ITypeConverter<Object>, IParameterPreprocessor {
    static Option one(String name, String value, String help) {
        return new Option(name, value, false, Function.identity(), false, help);
    }

    static Option many(String name, String value, String help) {
        return new Option(name, value, true, Function.identity(), false, help);
    }

    static Option flag(String name, String help) {
        return new Option(name, null, false, Function.identity(), false, help);
    }

    /** The same with another type of value. */
    Option as(Function<String, ?> other) {
        return new Option(name, value, repeatable, other, hidden, help);
    }

    /** The same, left out of the help text. */
    Option unlisted() {
        return new Option(name, value, repeatable, type, true, help);
    }

    /** Returns the option as it is written, with its dashes. */
    String written() {
        return "--" + name;
    }

    /** Words that stand beside the options; one argument takes them all. */
    static PositionalParamSpec.Builder operands(String label, String help) {
        return PositionalParamSpec.builder()
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(help);
    }

    /** The option as picocli knows it. */
    OptionSpec spec() {
        OptionSpec.Builder spec = OptionSpec.builder(written())
                .preprocessor(this)
                .hidden(hidden)
                .hideParamSyntax(true)
                .description(help.replace("%", "%%"));
        if (value == null) {
            return spec.arity("0").build();
        }
        return spec.arity("1")
                .type(repeatable ? List.class : Object.class)
                .auxiliaryTypes(Object.class)
                .converters(this)
                .paramLabel(repeatable ? value + " ..." : value)
                .build();
    }

    // Those that Java makes for a record are linked at their first call, which took a tenth of a short run; picocli
    // keeps options in sets.

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public Object convert(String text) {
        return type.apply(text);
    }

    /** Looks at a value before picocli does. */
    @Override
    public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        boolean separate = " ".equals(info.get("separator"));
        if (value == null) {
            return !separate && replaced(words, command, option);
        }
        if (separate && !isValue(words, 1)) {
            throw new ParameterException(
                    command.commandLine(), "needs a value: " + written() + " " + value, option, null);
        }
        // "--data a.csv b.csv": a shell makes several words of a glob.
        if (separate && repeatable && isValue(words, 2)) {
            words.add(words.size() - 1, written());
        }
        return false;
    }

    /** A request file gives a switch as {@code --name=true}, which is {@code --name}. */
    private boolean replaced(Stack<String> words, CommandSpec command, ArgSpec option) {
        String given = words.pop();
        if (given.equals("true")) {
            words.push(written());
        } else if (!given.equals("false")) {
            throw new ParameterException(command.commandLine(), "takes no value", option, given);
        }
        return true;
    }

    /** Tells whether there is a word at a place, the next being 1, and it is not an option. */
    private static boolean isValue(Stack<String> words, int place) {
        return words.size() >= place && !words.get(words.size() - place).startsWith("--");
    }
}
