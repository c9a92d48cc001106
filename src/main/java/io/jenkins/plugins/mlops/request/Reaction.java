package io.jenkins.plugins.mlops.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Effect of a verdict on the build. */
public enum Reaction {
    /** The step fails and, unless the Pipeline catches it, the build stops. */
    FAILURE(Messages::Reaction_FAILURE),
    /** The stage and the build become unstable and go on. */
    UNSTABLE(Messages::Reaction_UNSTABLE),
    /** The stage becomes unstable, the build stays as it is; in a freestyle build, which has no stages, only the log and the report say it. */
    STAGE(Messages::Reaction_STAGE),
    /** Only the log and the report say it. */
    NOTE(Messages::Reaction_NOTE);

    private final transient Supplier<String> description;

    Reaction(Supplier<String> description) {
        this.description = description;
    }

    /**
     * The reaction a user names, in upper or lower case.
     *
     * @param parameter where it was named
     * @param name null or blank for the usual one
     * @throws IllegalArgumentException in one line, when there is none of that name
     */
    public static Reaction of(String parameter, String name, Reaction usual) {
        if (name == null || name.isBlank()) {
            return usual;
        }
        try {
            return valueOf(name.trim().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException x) {
            String known = Arrays.stream(values()).map(Reaction::name).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    parameter + " " + OneLine.quoted(name) + " is unknown; use one of " + known, x);
        }
    }

    /** For a form, in the reader's language. */
    public String getDescription() {
        return description.get();
    }
}
