package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.List;

/**
 * A data contract as the engine sees it, whatever format it was written in.
 *
 * @param file as the user named it
 * @param format its format and version, for example {@code ODCS v3.1.0}
 * @param name name and version the contract gives itself, or its file name
 * @param rules its rules
 * @param sensitive columns whose values may not be shown
 * @param notes what the contract says that is no rule and is not checked, one sentence each
 */
public record Contract(
        String file, String format, String name, List<Rule> rules, List<String> sensitive, List<String> notes) {
    public Contract {
        rules = List.copyOf(rules);
        sensitive = List.copyOf(sensitive);
        notes = List.copyOf(notes);
    }
}
