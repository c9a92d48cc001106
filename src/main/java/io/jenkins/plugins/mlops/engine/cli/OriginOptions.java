package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.result.Origin;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import java.util.ArrayList;
import java.util.List;

/** The options by which a command is told the build it runs in, so that its result can say so. */
final class OriginOptions {
    private static final List<Option> OPTIONS = List.of(
            Option.one("build-url", "URL", "the build this runs in; the result says so"),
            Option.one("build-name", "TEXT", "name and number of that build"),
            Option.one("commit", "ID", "source revision"),
            Option.one("branch", "NAME", "source branch"));

    private OriginOptions() {}

    /** A command's own options and these. */
    static List<Option> with(Option... own) {
        return with(List.of(own));
    }

    /** A command's own options and these. */
    static List<Option> with(List<Option> own) {
        List<Option> all = new ArrayList<>(own);
        all.addAll(OPTIONS);
        return List.copyOf(all);
    }

    /** The document with the build it was made in. */
    static ResultDocument in(Options options, ResultDocument document) {
        return document.from(new Origin(
                options.one("build-url"), options.one("build-name"), options.one("commit"), options.one("branch")));
    }
}
