package io.jenkins.plugins.mlops.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.mlops.engine.registry.CheckedData;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** One thing that happened to a version, or before it: a check, its registration, an event, a look at it in production. */
public final class LineageRow {
    private final String step;
    private final String verdict;
    private final String text;
    private final BuildLink build;
    private List<CheckedData> data = List.of();
    private Integer place;
    private Instant at;

    LineageRow(String step, @CheckForNull String verdict, String text, BuildLink build) {
        this.step = step;
        this.verdict = verdict;
        this.text = text;
        this.build = build;
    }

    /** The same of data, with the place of its document among those of the version. */
    LineageRow of(List<CheckedData> looked, int document) {
        this.data = looked;
        this.place = document;
        return this;
    }

    LineageRow at(Instant when) {
        this.at = when;
        return this;
    }

    /** What was done. */
    public String getStep() {
        return step;
    }

    /** The verdict in words, or empty. */
    public String getVerdict() {
        if (verdict == null) {
            return "";
        }
        switch (verdict) {
            case "PASSED":
                return Messages.LineageRow_PASSED();
            case "WARNING":
                return Messages.LineageRow_WARNING();
            case "INCONCLUSIVE":
                return Messages.LineageRow_INCONCLUSIVE();
            case "FAILED":
                return Messages.LineageRow_FAILED();
            default:
                return verdict;
        }
    }

    /** Its icon, or null. */
    @CheckForNull
    public String getIcon() {
        if (verdict == null) {
            return null;
        }
        return verdict.equals("PASSED")
                ? "symbol-status-blue"
                : verdict.equals("FAILED") ? "symbol-status-red" : "symbol-status-yellow";
    }

    /** What came of it. */
    public String getText() {
        return text;
    }

    public List<DataRow> getData() {
        return data.stream().map(DataRow::new).toList();
    }

    public BuildLink getBuild() {
        return build;
    }

    /** The place of its result document, or null where the version carries none. */
    @CheckForNull
    public Integer getPlace() {
        return place;
    }

    /** When, or null where that was not recorded. */
    @CheckForNull
    public Date getWhen() {
        return at == null ? null : Date.from(at);
    }
}
