package io.jenkins.plugins.mlops.engine.rules;

import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of the rules of a result: each has one of its own, which stays the same from build to build. */
public final class RuleNames {
    private final Set<String> taken = new HashSet<>();

    /**
     * Returns a rule as its check names it: by the contract's own name, or by one made of type and column; a number keeps equal ones apart.
     *
     * @param dimension data-quality dimension, or null
     * @param column the column it speaks of, several joined by ", ", or null
     */
    public CheckedRule checked(Rule rule, String dimension, String column) {
        String base = rule.id() != null
                ? rule.id()
                : (rule.type() + (column == null ? "" : "-" + column))
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-");
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "-" + i;
        }
        return new CheckedRule(name, rule.text(), rule.type(), dimension, column, rule.source());
    }
}
