package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.data.MissingTokens;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import java.util.List;

/**
 * Facts about columns in a contract beside its rules.
 *
 * @param sensitive columns whose values may not be shown
 * @param kinds the kinds of columns
 * @param missing values that stand for "missing"
 */
public record ContractColumns(List<String> sensitive, DeclaredKinds kinds, MissingTokens missing) {
    public ContractColumns {
        sensitive = List.copyOf(sensitive);
    }

    /** Nothing. */
    static ContractColumns none() {
        return new ContractColumns(List.of(), DeclaredKinds.none(), MissingTokens.none());
    }
}
