package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Collects the rules of a contract. Each is written as DQDL, so that a reader of a result sees one language whatever the contract was. */
final class OdcsRules {
    private static final Set<String> MILD =
            Set.of("warning", "warn", "info", "information", "informational", "low", "minor", "notice");

    private final List<Rule> rules;
    private final List<String> notes;
    private final List<String> tables;

    /** @param tables the names that the contract's own queries call the table */
    OdcsRules(List<Rule> rules, List<String> notes, List<String> tables) {
        this.tables = tables;
        this.rules = rules;
        this.notes = notes;
    }

    /**
     * Adds a rule.
     *
     * @param at where the contract says it
     * @param dqdl the rule
     * @param quality the quality entry with id, severity and so on, or null
     */
    void add(YamlNode at, String dqdl, YamlNode quality) {
        Source source = at.source();
        Rule rule = DataGrammar.rule(dqdl, source);
        String given = quality == null ? null : quality.text("severity");
        Severity severity =
                given != null && MILD.contains(given.toLowerCase(Locale.ROOT)) ? Severity.WARNING : Severity.ERROR;
        rules.add(rule.written(new Rule.Written(
                rule.text(),
                severity,
                source,
                quality == null ? null : quality.text("id"),
                quality == null ? null : quality.text("dimension"),
                quality == null ? null : quality.text("description"))));
    }

    List<String> tables() {
        return tables;
    }

    void note(YamlNode at, String note) {
        notes.add(at.source() + ": " + note);
    }
}
