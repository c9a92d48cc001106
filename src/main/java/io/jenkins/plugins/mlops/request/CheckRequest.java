package io.jenkins.plugins.mlops.request;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One check to be made, complete and checked: what the Pipeline step and the freestyle build step both make, and all that a running
 * step keeps over a restart of Jenkins. Asking twice for the same thing gives the same answer.
 *
 * <p>It is stored in job configurations and in running Pipelines, so it is an ordinary class and not a record, and what comes back from
 * there is checked as if a user had typed it.
 */
public final class CheckRequest implements Serializable {
    /** The option that names a folder of the workspace for copies of the result; where the engine itself writes is not for users to say. */
    public static final String OUT = "out";

    private static final long serialVersionUID = 1L;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+|\\{[\\w.]+\\})");
    private static final Pattern OPTION = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final int MAX_VALUES = 10_000;
    private static final int MAX_LENGTH = 20_000;

    private final CheckKind kind;
    private final String name;
    private final LinkedHashMap<String, ArrayList<String>> options;
    private final GatePolicy policy;

    /**
     * @param kind which check
     * @param name label of this check, in which variables of a build may stand, or null
     * @param options options of the command; one without values is left out
     * @param policy what a verdict does to the build
     * @throws IllegalArgumentException in one line, when a part is not acceptable
     */
    public CheckRequest(CheckKind kind, String name, Map<String, ? extends List<String>> options, GatePolicy policy) {
        if (kind == null) {
            throw new IllegalArgumentException("a check of an unknown kind");
        }
        this.kind = kind;
        this.name = label(name);
        this.policy = policy == null ? GatePolicy.DEFAULT : policy;
        this.options = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends List<String>> option : options.entrySet()) {
            if (!option.getValue().isEmpty()) {
                this.options.put(optionName(option.getKey()), values(option.getKey(), option.getValue()));
            }
        }
    }

    /** Stands for a request whose parameters are not acceptable: its kind, and its label if that is none of them. */
    public static CheckRequest refused(CheckKind kind, String name) {
        return new CheckRequest(kind, name == null || isName(name.trim()) ? name : null, Map.of(), null);
    }

    public CheckKind getKind() {
        return kind;
    }

    /** The label, or null. */
    @CheckForNull
    public String getName() {
        return name;
    }

    public GatePolicy getPolicy() {
        return policy;
    }

    /** Values of an option; empty when it was not given. */
    public List<String> option(String option) {
        return Collections.unmodifiableList(options.getOrDefault(option, new ArrayList<>()));
    }

    /** All options, in a copy that the caller may add to. */
    public Map<String, List<String>> options() {
        return new LinkedHashMap<>(options);
    }

    /**
     * Tells whether a text may label a check: letters and digits, then also spaces, dots, underscores and hyphens; at
     * most 64 characters.
     */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private Object readResolve() {
        return new CheckRequest(kind, name, options == null ? Map.of() : options, policy);
    }

    private static String optionName(String text) {
        if (text == null || !OPTION.matcher(text).matches()) {
            throw new IllegalArgumentException("not an option of this plugin: " + OneLine.quoted(text));
        }
        return text;
    }

    /**
     * This request, as one that can be carried out: its label names no variable.
     *
     * @throws IllegalArgumentException in one line, when it does
     */
    public CheckRequest settled() {
        if (name != null && !isName(name)) {
            throw badLabel(name);
        }
        return this;
    }

    /** Tells whether a text may label a check when the variables in it have their values, as {@code $NAME} or <code>${NAME}</code>. */
    public static boolean isNameWithVariables(String text) {
        return isName(VARIABLE.matcher(text).replaceAll("x"));
    }

    private static IllegalArgumentException badLabel(String name) {
        return new IllegalArgumentException(
                "label " + OneLine.quoted(name)
                        + " is not acceptable; use up to 64 letters, digits, spaces, dots, underscores and hyphens, a letter or digit first");
    }

    private static String label(String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String trimmed = name.trim();
        if (!isNameWithVariables(trimmed)) {
            throw badLabel(name);
        }
        return trimmed;
    }

    private static ArrayList<String> values(String option, List<String> values) {
        if (values.size() > MAX_VALUES) {
            throw new IllegalArgumentException(
                    option + ": " + values.size() + " values; at most " + MAX_VALUES + " are possible");
        }
        for (String value : values) {
            if (value.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(option + ": a value of " + value.length() + " characters; at most "
                        + MAX_LENGTH + " are possible");
            }
            if (value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        option + ": a value holds a NUL character: " + OneLine.quoted(value));
            }
        }
        return new ArrayList<>(values);
    }
}
