package io.jenkins.plugins.mlops.engine.validate.plan;

import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.sql.SQLException;

/** A kind of rule: turns a statement into what the plan has to compute. */
@FunctionalInterface
public interface RuleType {
    /** Plans a statement whose columns are all there. */
    Evaluation plan(Rule.Statement rule, Scope scope) throws SQLException;
}
