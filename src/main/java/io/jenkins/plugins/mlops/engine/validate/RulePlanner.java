package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.data.SqlText;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Planned;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import io.jenkins.plugins.mlops.engine.validate.types.DataRules;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Plans rules against a table: asks for what each has to know, and finds what cannot work before any data is scanned. */
final class RulePlanner {
    private final Scope scope;
    private final List<Rule.Statement> conditional = new ArrayList<>();
    private final List<Rule.Statement> planned = new ArrayList<>();

    RulePlanner(Scope scope) {
        this.scope = scope;
    }

    Planned plan(Rule rule) throws SQLException {
        if (rule instanceof Rule.Joined joined) {
            List<Planned> parts = new ArrayList<>();
            for (Rule part : joined.parts()) {
                parts.add(plan(part));
            }
            return new Planned(rule, new JoinedEvaluation(joined.all(), parts), parts);
        }
        return new Planned(rule, statement((Rule.Statement) rule), List.of());
    }

    private Evaluation statement(Rule.Statement written) throws SQLException {
        DataRules.Entry entry = DataRules.entry(written.type());
        for (String column : entry.named(written.parameters())) {
            if (scope.table().column(column).isEmpty()) {
                return () -> Outcome.broken(scope.unknownColumn(column));
            }
        }
        Rule.Statement rule = checkedWhere(written);
        requireRegex(rule, scope.session());
        planned.add(rule);
        return entry.type().plan(rule, scope);
    }

    /** The statements, those of joined rules among them, that match values with a regular expression. */
    static List<Rule.Statement> matching(List<Rule> rules) {
        List<Rule.Statement> matching = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule instanceof Rule.Joined joined) {
                matching.addAll(matching(joined.parts()));
            } else if (rule instanceof Rule.Statement statement && statement.condition() instanceof Condition.Matches) {
                matching.add(statement);
            }
        }
        return matching;
    }

    /** Refuses a regular expression that the database cannot use, if it is the one that knows. */
    static void requireRegex(Rule.Statement rule, SqlSession session) {
        if (!(rule.condition() instanceof Condition.Matches matches)) {
            return;
        }
        String trial = session.dialect().trial(matches.regex());
        if (trial == null) {
            return;
        }
        try {
            session.query(trial);
        } catch (SQLException e) {
            String echo = ": " + matches.regex();
            String reason = String.valueOf(e.getMessage()).replaceFirst("(?s)^[A-Za-z ]* Error: ", "");
            throw new RuleSyntaxException(
                    rule.source(),
                    "the regular expression " + new Operand.Text(matches.regex()).text()
                            + " cannot be used (RE2 syntax): "
                            + (reason.endsWith(echo)
                                    ? reason.substring(0, reason.length() - echo.length())
                                    : reason.lines().findFirst().orElse("")));
        }
    }

    /** The rule with its {@code where} freed of comments, after SQL has said that it is a condition on this table. */
    Rule.Statement checkedWhere(Rule.Statement rule) {
        if (rule.where() == null) {
            return rule;
        }
        String problem = SqlText.problem(rule.where(), scope.dialect().quoting());
        if (problem != null) {
            throw new RuleSyntaxException(rule.source(), "the rule's \"where\" cannot be used: " + problem);
        }
        Dialect sql = scope.dialect();
        String where = SqlText.withTable(rule.where(), sql.name(scope.table().name()), sql.quoting());
        SqlSession.Condition condition;
        try {
            condition = scope.session().condition(where, scope.table());
            if (!condition.type().equals("BOOLEAN")) {
                throw new RuleSyntaxException(
                        rule.source(),
                        "the rule's \"where\" cannot be used: it is not a condition, which is true or false, such as age > 17");
            }
        } catch (SQLException e) {
            throw new RuleSyntaxException(
                    rule.source(), "the rule's \"where\" cannot be used: " + SqlText.unclosed(where, scope.problem(e)));
        }
        Rule.Statement checked = rule.where(condition.sql());
        conditional.add(checked);
        return checked;
    }

    /** When a scan failed and the files are not at fault: refuses the rule whose {@code where}, or whose number, cannot be computed. */
    void blame(SQLException failure) throws SQLException {
        if (scope.session().isReading(failure)) {
            return;
        }
        requireConditions();
        for (Rule.Statement rule : planned) {
            requireComputable(rule);
        }
    }

    /** Refuses the rule whose {@code where} cannot be computed. */
    void requireConditions() throws SQLException {
        for (Rule.Statement rule : conditional) {
            try {
                scope.session()
                        .query("SELECT count(*) FROM "
                                + scope.dialect().name(scope.table().name()) + " WHERE (" + rule.where() + ")");
            } catch (SQLException e) {
                if (scope.session().isReading(e)) {
                    throw e;
                }
                throw new RuleSyntaxException(
                        rule.source(), "the rule's \"where\" fails on a value: " + scope.reason(e));
            }
        }
    }

    private void requireComputable(Rule.Statement rule) throws SQLException {
        Plan alone = new Plan(scope.table(), scope.dialect());
        DataRules.entry(rule.type()).type().plan(rule, scope.with(alone));
        try {
            alone.run(scope.session(), fraction -> {});
        } catch (SQLException e) {
            if (scope.session().isReading(e)) {
                throw e;
            }
            throw new RuleSyntaxException(rule.source(), rule.type() + " cannot be computed: " + scope.reason(e));
        }
    }
}
