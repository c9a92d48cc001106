package io.jenkins.plugins.mlops.steps;

import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** What the steps have in common that read tables. */
public abstract class DataCheckStep extends WorkspaceCheckStep {
    DataCheckStep(CheckKind kind) {
        super(kind);
    }

    public final String getDelimiter() {
        return single("delimiter");
    }

    @DataBoundSetter
    public final void setDelimiter(String delimiter) {
        // Not trimmed: a tab and a blank are delimiters too.
        put("delimiter", delimiter == null || delimiter.isEmpty() ? List.of() : List.of(delimiter));
    }

    public final String getEncoding() {
        return single("encoding");
    }

    @DataBoundSetter
    public final void setEncoding(String encoding) {
        put("encoding", encoding);
    }
}
