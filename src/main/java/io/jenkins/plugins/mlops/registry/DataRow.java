package io.jenkins.plugins.mlops.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.mlops.engine.registry.CheckedData;

/** Data that a check looked at, as a page shows it. */
public final class DataRow {
    private static final int SHORT = "sha256:".length() + 12;

    private final CheckedData data;

    DataRow(CheckedData data) {
        this.data = data;
    }

    public String getName() {
        return data.name();
    }

    /** Number of rows in words; empty where it is not known. */
    public String getRows() {
        return data.rows() == null ? "" : Messages.DataRow_rows(data.rows());
    }

    /** The fingerprint, or null. */
    @CheckForNull
    public String getFingerprint() {
        return data.fingerprint();
    }

    /** Its beginning, which is enough to tell data apart. */
    public String getShortFingerprint() {
        return data.fingerprint().substring(0, SHORT) + "\u2026";
    }
}
