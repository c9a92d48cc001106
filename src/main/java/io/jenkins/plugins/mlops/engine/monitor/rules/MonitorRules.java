package io.jenkins.plugins.mlops.engine.monitor.rules;

import io.jenkins.plugins.mlops.engine.monitor.grammar.MonitorCatalog;
import io.jenkins.plugins.mlops.engine.monitor.grammar.RuleTopic;
import io.jenkins.plugins.mlops.engine.monitor.rules.DecidedRule.BrokenPart;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleNames;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Decides the rules of a monitor run. */
public final class MonitorRules {
    private final ColumnRules columns;
    private final TableRules table;
    private final RuleNames names = new RuleNames();

    public MonitorRules(MonitorFacts facts) {
        this.columns = new ColumnRules(facts);
        this.table = new TableRules(facts, columns);
    }

    /** Decides one rule. */
    public DecidedRule decide(Rule rule) {
        List<BrokenPart> broken = new ArrayList<>();
        Set<RuleTopic> topics = EnumSet.noneOf(RuleTopic.class);
        Outcome outcome = outcome(rule, topics, broken);
        String dimension = topics.iterator().next().dimension();
        if (outcome.state() != Outcome.State.BROKEN) {
            broken.clear();
        }
        return new DecidedRule(check(rule, outcome, dimension), topics, broken);
    }

    private Check check(Rule rule, Outcome outcome, String dimension) {
        String column = null;
        String expected = null;
        if (rule instanceof Rule.Statement statement) {
            column = column(statement);
            expected = statement.condition() == null
                    ? "no drift"
                    : statement.condition().text();
        }
        return new Check(
                names.checked(rule, dimension, column),
                rule.severity(),
                outcome.verdict(rule.severity()),
                new Observation(outcome.observed(), expected, outcome.message()),
                FailingRows.NONE);
    }

    private static String column(Rule.Statement statement) {
        return statement.parameters().isEmpty() ? null : statement.parameters().get(0);
    }

    private Outcome outcome(Rule rule, Set<RuleTopic> topics, List<BrokenPart> broken) {
        if (rule instanceof Rule.Statement statement) {
            RuleTopic topic = MonitorCatalog.topic(statement.type());
            topics.add(topic);
            Outcome outcome = statement.parameters().isEmpty() ? table.decide(statement) : columns.decide(statement);
            if (outcome.state() == Outcome.State.BROKEN) {
                broken.add(new BrokenPart(topic, column(statement), statement.type()));
            }
            return outcome;
        }
        Rule.Joined joined = (Rule.Joined) rule;
        List<Outcome> parts = new ArrayList<>();
        for (Rule part : joined.parts()) {
            List<BrokenPart> inside = new ArrayList<>();
            Outcome outcome = outcome(part, topics, inside);
            parts.add(outcome);
            if (outcome.state() == Outcome.State.BROKEN) {
                broken.addAll(inside);
            }
        }
        Outcome.State state = Rule.Joined.decisive(
                joined.all(), parts.stream().map(Outcome::state).toList());
        List<String> messages = parts.stream()
                .filter(part -> part.state() == state)
                .map(Outcome::message)
                .toList();
        return new Outcome(state, null, String.join("; ", messages), null, null);
    }
}
