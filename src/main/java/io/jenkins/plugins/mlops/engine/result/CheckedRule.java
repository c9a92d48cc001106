package io.jenkins.plugins.mlops.engine.result;

/**
 * A rule as a check names it.
 *
 * @param id stable name of the check within its document: a contract's own id, or one derived from the rule's text
 * @param rule the rule as written
 * @param type rule type, for example {@code IsComplete}
 * @param dimension data-quality dimension (completeness, uniqueness, validity, consistency, accuracy, timeliness ...), or null
 * @param column the column the rule speaks of, several joined by ", ", or null for a rule on the whole table
 * @param source where the rule stands, or null
 */
public record CheckedRule(String id, String rule, String type, String dimension, String column, Source source) {}
