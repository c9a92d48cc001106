package io.jenkins.plugins.mlops.steps;

import java.util.function.Supplier;

/** What a verdict does to the build. */
public enum Reaction {
    /** The step fails and, unless the Pipeline catches it, the build stops. */
    FAILURE(Messages::Reaction_FAILURE),
    /** The stage and the build become unstable and go on. */
    UNSTABLE(Messages::Reaction_UNSTABLE),
    /** Only the log and the report say it. */
    NOTE(Messages::Reaction_NOTE);

    private final transient Supplier<String> description;

    Reaction(Supplier<String> description) {
        this.description = description;
    }

    /** For a form, in the reader's language. */
    public String getDescription() {
        return description.get();
    }
}
