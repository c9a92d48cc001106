package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.util.List;

/**
 * A rule with its evaluation.
 *
 * @param rule the rule
 * @param evaluation decides it once the plan has run
 * @param parts the joined rules' own, for a rule that joins several
 */
public record Planned(Rule rule, Evaluation evaluation, List<Planned> parts) {}
