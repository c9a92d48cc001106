package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a cleaning may take.
 *
 * @param grace blobs and versions younger than this stay
 * @param keep how many versions of each model stay, the newest; 0 for all
 * @param dryRun nothing goes; the result says what would
 * @param by who asks for it
 * @param told gets each version before any goes
 */
public record Cleaning(Duration grace, int keep, boolean dryRun, String by, Consumer<ModelVersion> told) {
    public Cleaning {
        if (keep < 0) {
            throw new BadInputException(
                    "keep is how many versions of each model stay, at least 1, or 0 for all; found " + keep);
        }
    }

    /** Takes what no version needs, and no version. */
    public static Cleaning of(Duration grace) {
        return new Cleaning(grace, 0, false, null, version -> {});
    }

    /** Takes surplus versions, too. */
    public Cleaning keeping(int newest, String asking) {
        return new Cleaning(grace, newest, dryRun, asking, told);
    }

    /** The same, which says of each version in a line that it goes, before any does. */
    public Cleaning saying(Consumer<String> listener) {
        return new Cleaning(
                grace,
                keep,
                dryRun,
                by,
                version -> listener.accept((dryRun ? "would remove " : "removes ") + version.uri() + " of "
                        + version.created() + ", " + version.digest() + ": " + rule()));
    }

    /** Says in a line what went, or would have gone. */
    public String sentence(Maintenance.Cleaned cleaned) {
        return (dryRun ? "would remove " : "removed ")
                + (keep == 0 ? "" : cleaned.versions() + " versions and ") + cleaned.files()
                + " files that no version needs, " + cleaned.bytes() + " bytes";
    }

    /** Takes nothing, and says what it would take. */
    public Cleaning dry() {
        return new Cleaning(grace, keep, true, by, told);
    }

    /** The rule as records name it. */
    String rule() {
        return "keep " + keep;
    }
}
