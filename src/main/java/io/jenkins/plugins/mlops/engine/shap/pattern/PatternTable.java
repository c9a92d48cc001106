package io.jenkins.plugins.mlops.engine.shap.pattern;

/**
 * Contributions of a group of leaves for each pattern of its facts.
 *
 * @param facts where the answers to the facts are, at most {@link PatternGroups#FACTS}
 * @param targets attribution arrays the contributions belong to
 * @param values for each target its contribution by pattern; bit i of a pattern is fact i
 */
public record PatternTable(int[] facts, int[] targets, double[][] values) {}
