package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.data.MissingTokens;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.List;

/**
 * A data contract as the engine sees it, whatever format it was written in.
 *
 * @param file as the user named it
 * @param format its format and version, for example {@code ODCS v3.1.0}
 * @param name name and version the contract gives itself, or its file name
 * @param rules its rules
 * @param columns what it says about columns beside its rules
 * @param notes what the contract says that is no rule and is not checked, one sentence each
 */
public record Contract(
        String file, String format, String name, List<Rule> rules, ContractColumns columns, List<String> notes) {
    public Contract {
        rules = List.copyOf(rules);
        notes = List.copyOf(notes);
    }

    /** Columns whose values may not be shown. */
    public List<String> sensitive() {
        return columns.sensitive();
    }

    /** The kinds of columns that it declares. */
    public DeclaredKinds kinds() {
        return columns.kinds();
    }

    /** Values that stand for "missing". */
    public MissingTokens missing() {
        return columns.missing();
    }
}
