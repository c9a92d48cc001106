package io.jenkins.plugins.mlops.steps;

import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.config.Connections;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.connection.Extract;
import io.jenkins.plugins.mlops.form.FormAccess;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Common part of the descriptors of the steps that look at files of the workspace or at a table of a database. */
public abstract class DataStepDescriptor extends DataCheckStepDescriptor {
    @Override
    public String argumentsToString(Map<String, Object> arguments) {
        Object connection = arguments.get("connection");
        if (connection == null || arguments.get("label") != null || arguments.get("name") != null) {
            return super.argumentsToString(arguments);
        }
        Object asked = arguments.get("table") == null ? arguments.get("query") : arguments.get("table");
        return OneLine.of(connection + (asked == null ? "" : ": " + asked), 100);
    }

    /** Checks that the step has one thing to look at. Nothing is said of a field that nobody filled yet. */
    @POST
    public FormValidation doCheckData(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String connection) {
        if (!FormAccess.mayConfigure(item)) {
            return FormValidation.ok();
        }
        boolean database = connection != null && !connection.isBlank();
        boolean files = !OptionText.linesAndCommas(value).isEmpty();
        return files && database ? FormValidation.error(Messages.DataStep_both()) : FormValidation.ok();
    }

    /** Returns the databases that are configured. */
    @POST
    public ComboBoxModel doFillConnectionItems(@AncestorInPath Item item) {
        return Offers.to(item, Connections::ids);
    }

    /** Checks the id of a connection while it is typed, and that it says what to read. */
    @POST
    public FormValidation doCheckConnection(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String table,
            @QueryParameter String query) {
        if (!FormAccess.mayConfigure(item)) {
            return FormValidation.ok();
        }
        String named = CheckStep.blankToNull(table);
        String asked = CheckStep.blankToNull(query);
        if (CheckStep.blankToNull(value) == null) {
            return named == null && asked == null
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.DataStep_noConnection());
        }
        if (StepFields.hasVariable(item, value)
                || StepFields.hasVariable(item, named)
                || StepFields.hasVariable(item, asked)) {
            return FormValidation.ok();
        }
        try {
            Connections.find(value.trim());
            new Extract(named, asked);
            return FormValidation.ok();
        } catch (BadInputException x) {
            return FormValidation.error(x.getMessage());
        }
    }
}
