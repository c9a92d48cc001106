package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.VerdictEntry;

/** A result that a version carries, as a page shows it. */
public final class VerdictRow {
    private final VerdictEntry verdict;
    private final int place;

    VerdictRow(VerdictEntry verdict, int place) {
        this.verdict = verdict;
        this.place = place;
    }

    public int getPlace() {
        return place;
    }

    public String getStep() {
        return verdict.step();
    }

    public String getVerdict() {
        return verdict.verdict();
    }

    public String getMessage() {
        return verdict.message();
    }

    public String getDigest() {
        return verdict.digest();
    }
}
