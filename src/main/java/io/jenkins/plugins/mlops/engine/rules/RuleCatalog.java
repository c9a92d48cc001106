package io.jenkins.plugins.mlops.engine.rules;

import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.result.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rule types a step knows, and how each is written. */
public final class RuleCatalog {
    /**
     * Written form of a rule type.
     *
     * @param fewest fewest parameters
     * @param most most parameters
     * @param tables how many of the parameters, from the first, name tables; the others name columns
     * @param condition whether a condition has to follow, may follow or must not
     * @param example a correct rule, for error messages
     */
    public record Form(int fewest, int most, int tables, Use condition, String example) {}

    /** Need for a part of a rule: it has to be there, may be there or must not. */
    public enum Use {
        REQUIRED,
        OPTIONAL,
        NONE
    }

    private final String step;
    private final Map<String, Form> forms = new LinkedHashMap<>();

    /** @param step the step's name, for messages */
    public RuleCatalog(String step) {
        this.step = step;
    }

    /** Adds a rule type. */
    public RuleCatalog add(String type, int fewest, int most, Use condition, String example) {
        return add(type, new Form(fewest, most, 0, condition, example));
    }

    /** Adds a rule type. */
    public RuleCatalog add(String type, Form form) {
        forms.put(type, form);
        return this;
    }

    /** Says that the first parameter of a rule type is the name of a table, which a column may have, too. */
    public RuleCatalog firstIsTable(String type) {
        forms.computeIfPresent(
                type, (name, form) -> new Form(form.fewest(), form.most(), 1, form.condition(), form.example()));
        return this;
    }

    /** Names of all types, in the order they were added. */
    public List<String> types() {
        return List.copyOf(forms.keySet());
    }

    /** Returns the written form of a type. */
    public Form form(String type) {
        return forms.get(type);
    }

    /** Refuses an unknown type and suggests the nearest. */
    public void require(String type, Source source) {
        if (!forms.containsKey(type)) {
            throw new RuleSyntaxException(
                    source, "unknown rule \"" + type + "\" for " + step + Suggestion.hint(type, forms.keySet()));
        }
    }

    /** Refuses a statement that is not of its type's form. */
    public void check(Rule.Statement rule) {
        Form form = forms.get(rule.type());
        int count = rule.parameters().size();
        if (count < form.fewest() || count > form.most()) {
            String wanted = form.most() == 0
                    ? "no parameter"
                    : form.fewest() == form.most()
                            ? form.fewest() + (form.most() == 1 ? " parameter" : " parameters")
                            : count > form.most()
                                    ? "at most " + form.most() + " parameters"
                                    : "at least " + form.fewest() + (form.fewest() == 1 ? " parameter" : " parameters");
            throw new RuleSyntaxException(
                    rule.source(),
                    rule.type() + " takes " + wanted + ", found " + count + "; for example: " + form.example());
        }
        List<String> columns = rule.parameters().subList(form.tables(), count);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.indexOf(columns.get(i)) < i) {
                throw new RuleSyntaxException(
                        rule.source(), rule.type() + " names \"" + columns.get(i) + "\" twice; name it once");
            }
        }
        if (form.condition() == Use.REQUIRED && rule.condition() == null) {
            throw new RuleSyntaxException(
                    rule.source(), rule.type() + " needs a condition; for example: " + form.example());
        }
        if (form.condition() == Use.NONE && rule.condition() != null) {
            throw new RuleSyntaxException(
                    rule.source(), rule.type() + " takes no condition; for example: " + form.example());
        }
    }
}
