package io.jenkins.plugins.mlops.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/** The fields of a form that changes an alias, as they were sent, and why they were refused where they were. */
public final class AliasForm {
    private final String version;
    private final String alias;
    private final String compare;
    private final String note;
    private String agreed = "";
    private String field = "";
    private String reason;

    AliasForm(String version, String alias, String compare, String note) {
        this.version = text(version);
        this.alias = text(alias);
        this.compare = text(compare);
        this.note = text(note);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /**
     * The same fields after a dialog.
     *
     * @param plan what the dialog said will happen, or null where there was none
     */
    AliasForm agreed(String plan) {
        AliasForm asked = new AliasForm(version, alias, compare, note);
        asked.agreed = text(plan).replace("\r\n", "\n"); // as forms send lines
        return asked;
    }

    /** Tells whether somebody agreed to something else. */
    boolean isOtherThan(String plan) {
        return !agreed.isEmpty() && !agreed.equals(plan);
    }

    /** The same fields, refused because of one of them. */
    AliasForm refused(String because, String why) {
        AliasForm refused = new AliasForm(version, alias, compare, note);
        refused.field = because;
        refused.reason = why;
        return refused;
    }

    public String getVersion() {
        return version;
    }

    public String getAlias() {
        return alias;
    }

    /** The comparisons, one a line. */
    public String getCompare() {
        return compare;
    }

    public String getNote() {
        return note;
    }

    /** Returns why a field was refused, or null where it was not. */
    @CheckForNull
    public String reason(String of) {
        return field.equals(of) ? reason : null;
    }
}
