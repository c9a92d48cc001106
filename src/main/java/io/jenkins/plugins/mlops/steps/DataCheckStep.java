package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.steps.text.ExactText;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import java.util.Arrays;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;

/** Common part of the steps that read tables: how files are read, and what their columns mean. */
public abstract class DataCheckStep extends WorkspaceCheckStep {
    DataCheckStep(CheckKind kind) {
        super(kind);
    }

    public final Object getKinds() {
        return shown("kind");
    }

    /** A map of columns to kinds, or {@code COLUMN=KIND} lines. */
    @DataBoundSetter
    public final void setKinds(Object kinds) {
        put("kind", ExactText.kinds(kinds));
    }

    public final Object getMissing() {
        return shown("missing");
    }

    /** Values for all columns, and maps of columns to values of their own. */
    @DataBoundSetter
    public final void setMissing(Object missing) {
        put("missing", ExactText.missing(missing));
    }

    public final String getDelimiter() {
        return single("delimiter");
    }

    @DataBoundSetter
    public final void setDelimiter(String delimiter) {
        putExact("delimiter", delimiter); // a tab and a blank are delimiters, too
    }

    public final String getDecimal() {
        return single("decimal");
    }

    @DataBoundSetter
    public final void setDecimal(String decimal) {
        putExact("decimal", decimal);
    }

    public final String getThousands() {
        return single("thousands");
    }

    @DataBoundSetter
    public final void setThousands(String thousands) {
        putExact("thousands", thousands); // often a blank
    }

    public final String getQuote() {
        return single("quote");
    }

    @DataBoundSetter
    public final void setQuote(String quote) {
        putExact("quote", quote);
    }

    public final String getEscape() {
        return single("escape");
    }

    @DataBoundSetter
    public final void setEscape(String escape) {
        putExact("escape", escape);
    }

    public final String getComment() {
        return single("comment");
    }

    @DataBoundSetter
    public final void setComment(String comment) {
        putExact("comment", comment);
    }

    public final Object getHeader() {
        return single("header") == null
                ? null
                : OptionText.shown(Arrays.asList(single("header").split(",", -1)));
    }

    /**
     * Names of all columns, in their order.
     *
     * @throws IllegalArgumentException for a name with a comma, which the engine would take for two
     */
    @DataBoundSetter
    public final void setHeader(Object header) {
        List<String> names = ExactText.header(header);
        for (String name : names) {
            if (name.indexOf(',') >= 0) {
                throw new IllegalArgumentException(
                        "header: the name " + OneLine.quoted(name) + " holds a comma; give the column another name");
            }
        }
        put("header", names.isEmpty() ? List.of() : List.of(String.join(",", names)));
    }

    public final String getEncoding() {
        return single("encoding");
    }

    @DataBoundSetter
    public final void setEncoding(String encoding) {
        put("encoding", encoding);
    }

    public final boolean isPartitions() {
        return "true".equals(single("partitions"));
    }

    @DataBoundSetter
    public final void setPartitions(boolean partitions) {
        put("partitions", partitions ? "true" : null);
    }
}
