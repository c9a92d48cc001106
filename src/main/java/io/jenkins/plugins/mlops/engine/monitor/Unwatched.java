package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;

/** Message about a column whose values have no distribution that could drift. */
final class Unwatched {
    private Unwatched() {}

    /**
     * One sentence: what it is, what is done with it, and what the user may do.
     *
     * @param said whether somebody declared the kind, so that there is nothing to do
     */
    static String sentence(String name, DecidedKind kind, boolean said) {
        String what = "column \"" + name + "\" " + what(kind.kind()) + " (" + by(kind, said)
                + "), so only its missing values are compared";
        return said ? what : what + "; " + advice(name, kind.kind());
    }

    private static String what(ColumnKind kind) {
        return switch (kind) {
            case IDENTIFIER -> "names rows or entities";
            case TEXT -> "holds free text";
            default -> "holds lists or objects";
        };
    }

    private static String by(DecidedKind kind, boolean said) {
        return said
                ? "kind " + kind.kind() + ", said by the " + kind.by()
                : "kind " + kind.kind() + ", by the content of the "
                        + (kind.by() == KindSource.BASELINE ? "baseline" : "current data");
    }

    private static String advice(String name, ColumnKind kind) {
        return switch (kind) {
            case IDENTIFIER ->
                "if the model does not read it, give it the role id or ignore it in the roles; if it does, say what it is, for example with "
                        + SayKind.of(name, ColumnKind.CATEGORY);
            case TEXT ->
                "watch numbers made of it instead (its length, its language, a score), and ignore it in the roles; if it is a category, say so with "
                        + SayKind.of(name, ColumnKind.CATEGORY);
            default ->
                "write single values that the model reads as columns of their own, and ignore this one in the roles";
        };
    }
}
