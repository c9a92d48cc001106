package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.RemovedVersion;
import java.util.Date;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What stays of a removed version, as a page shows it. */
@ExportedBean(defaultVisibility = 2)
public final class RemovedRow {
    private final RemovedVersion removed;

    RemovedRow(RemovedVersion removed) {
        this.removed = removed;
    }

    @Exported
    public int getNumber() {
        return removed.number();
    }

    @Exported
    public String getDigest() {
        return removed.digest();
    }

    public BuildLink getBuild() {
        return new BuildLink(removed.origin().build());
    }

    /** Returns when it was removed. */
    public Date getWhen() {
        return Date.from(removed.removal().at());
    }

    /** Returns when it was removed, as ISO 8601. */
    @Exported
    public String getRemoved() {
        return removed.removal().at().toString();
    }

    @Exported
    public String getBy() {
        return removed.removal().by();
    }

    @Exported
    public String getRule() {
        return removed.removal().rule();
    }
}
