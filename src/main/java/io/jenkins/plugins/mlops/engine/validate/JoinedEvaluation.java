package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.data.SqlSession;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.plan.Evaluation;
import io.jenkins.plugins.mlops.engine.validate.plan.Outcome;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Planned;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules joined by {@code and}, where the worst part decides, or by {@code or}, where the best does. */
final class JoinedEvaluation implements Evaluation {
    private final boolean all;
    private final List<Planned> parts;
    private List<Outcome> outcomes = List.of();

    JoinedEvaluation(boolean all, List<Planned> parts) {
        this.all = all;
        this.parts = parts;
    }

    @Override
    public void refine(Plan second) {
        parts.forEach(part -> part.evaluation().refine(second));
    }

    @Override
    public Outcome decide() throws SQLException {
        outcomes = new ArrayList<>();
        for (Planned part : parts) {
            outcomes.add(part.evaluation().decide());
        }
        Outcome.State state =
                Rule.Joined.decisive(all, outcomes.stream().map(Outcome::state).toList());
        List<String> messages = outcomes.stream()
                .filter(outcome -> outcome.state() == state)
                .map(Outcome::message)
                .toList();
        if (state == Outcome.State.HOLDS) {
            return new Outcome(state, null, all ? "all parts hold" : messages.get(0), null, null);
        }
        return new Outcome(state, null, String.join(all ? "; " : ", and ", messages), null, null);
    }

    /** Examples of the first broken part: rows of several parts side by side would not say which part they break. */
    @Override
    public Optional<Failing> failing(SqlSession session) throws SQLException {
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).state() == Outcome.State.BROKEN) {
                Optional<Failing> failing = parts.get(i).evaluation().failing(session);
                if (failing.isPresent()) {
                    return failing;
                }
            }
        }
        return Optional.empty();
    }
}
