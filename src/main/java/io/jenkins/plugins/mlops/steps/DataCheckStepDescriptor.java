package io.jenkins.plugins.mlops.steps;

import static io.jenkins.plugins.mlops.form.FormChecks.checked;
import static io.jenkins.plugins.mlops.form.FormChecks.hinted;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.mlops.engine.data.CsvOptions;
import io.jenkins.plugins.mlops.engine.data.MissingTokens;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.steps.text.ExactText;
import io.jenkins.plugins.mlops.steps.text.OptionText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Common part of the descriptors of the steps that read tables: checks of what can be checked without a file. */
public abstract class DataCheckStepDescriptor extends CheckStepDescriptor {
    /** Checks that each line names a column and a kind that there is. */
    @POST
    public FormValidation doCheckKinds(@AncestorInPath Item item, @QueryParameter String value) {
        return hinted(
                item,
                () -> atEdge(
                        DeclaredKinds.parse(ExactText.kinds(value)).byColumn().keySet()));
    }

    /** Checks that each line holds a value. */
    @POST
    public FormValidation doCheckMissing(@AncestorInPath Item item, @QueryParameter String value) {
        return hinted(item, () -> {
            MissingTokens tokens = MissingTokens.parse(ExactText.missing(value));
            List<String> written = new ArrayList<>(tokens.everywhere());
            tokens.byColumn().forEach((column, values) -> {
                written.add(column);
                written.addAll(values);
            });
            return atEdge(written);
        });
    }

    @POST
    public FormValidation doCheckDelimiter(@AncestorInPath Item item, @QueryParameter String value) {
        return csv(item, "delimiter", value);
    }

    @POST
    public FormValidation doCheckDecimal(@AncestorInPath Item item, @QueryParameter String value) {
        return csv(item, "decimal", value);
    }

    /** Checks the separator, also against the decimal sign. */
    @POST
    public FormValidation doCheckThousands(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String decimal) {
        return checked(item, () -> CsvOptions.named(typed("thousands", value, "decimal", decimal)::get));
    }

    @POST
    public FormValidation doCheckQuote(@AncestorInPath Item item, @QueryParameter String value) {
        return csv(item, "quote", value);
    }

    @POST
    public FormValidation doCheckEscape(@AncestorInPath Item item, @QueryParameter String value) {
        return csv(item, "escape", value);
    }

    @POST
    public FormValidation doCheckComment(@AncestorInPath Item item, @QueryParameter String value) {
        return csv(item, "comment", value);
    }

    /** Checks that each column has a name of its own. */
    @POST
    public FormValidation doCheckHeader(@AncestorInPath Item item, @QueryParameter String value) {
        return hinted(item, () -> {
            List<String> names = ExactText.header(value);
            CsvOptions.named(typed("header", String.join(",", names))::get);
            return atEdge(names);
        });
    }

    @POST
    public FormValidation doCheckEncoding(@AncestorInPath Item item, @QueryParameter String value) {
        return checked(item, () -> new ReadOptions(null, CheckStep.blankToNull(value)));
    }

    /** Checks rules while they are typed, by the parser that reads them when the step runs. */
    @POST
    public FormValidation doCheckRules(@AncestorInPath Item item, @QueryParameter String value) {
        if (StepFields.hasVariable(item, value)) {
            return FormValidation.ok();
        }
        return checked(item, () -> {
            int number = 0;
            for (String rule : OptionText.lines(value)) {
                number++;
                read(rule, new Source("rule " + number, 1, 1));
            }
        });
    }

    /**
     * Reads a rule as the step does.
     *
     * @throws BadInputException in one line, when it cannot be understood
     */
    abstract void read(String rule, Source source);

    private static FormValidation csv(Item item, String name, String value) {
        return checked(item, () -> CsvOptions.named(typed(name, value)::get));
    }

    /** Returns the typed values by name, without empty ones. */
    private static Map<String, String> typed(String... namesAndValues) {
        Map<String, String> typed = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null && !namesAndValues[i + 1].isEmpty()) {
                typed.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return typed;
    }

    /** A hint at a blank that is hard to see and belongs to a name or a value, or null. */
    private static String atEdge(Collection<String> written) {
        return written.stream()
                .filter(text -> !text.equals(text.strip()))
                .findFirst()
                .map(text -> Messages.DataCheckStep_blank(OneLine.quoted(text)))
                .orElse(null);
    }
}
