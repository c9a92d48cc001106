package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import org.kohsuke.stapler.DataBoundSetter;

/** Common part of the steps that look at files of the workspace or at a table of a database. */
public abstract class DataStep extends DataCheckStep {
    DataStep(CheckKind kind) {
        super(kind);
    }

    public final Object getData() {
        return shown("data");
    }

    @DataBoundSetter
    public final void setData(Object data) {
        put("data", OptionText.linesAndCommas(data));
    }

    public final String getConnection() {
        return single("connection");
    }

    @DataBoundSetter
    public final void setConnection(String connection) {
        put("connection", connection);
    }

    public final String getTable() {
        return single("table");
    }

    @DataBoundSetter
    public final void setTable(String table) {
        put("table", table);
    }

    public final String getQuery() {
        return single("query");
    }

    @DataBoundSetter
    public final void setQuery(String query) {
        put("query", query);
    }
}
