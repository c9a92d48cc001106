package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;

/** Message text that names the option for the meaning of a column. */
final class SayKind {
    private SayKind() {}

    /** {@code --kind zip=category (in a Pipeline kinds: 'zip=category')}. */
    static String of(String column, ColumnKind kind) {
        String said = column + "=" + kind;
        return OptionName.both("kind", "kinds", said);
    }
}
