package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.ServingInfo;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;

/**
 * The boosting rounds in use. After early stopping XGBoost's file has all rounds and says which one was best; its interface for scikit-learn
 * predicts with the rounds up to that one, and so is the model served. LightGBM leaves later rounds out of its file unless told otherwise.
 *
 * @param model the model of these rounds
 * @param told how many of how many, or null where the model has no rounds
 */
public record Rounds(Model model, Told told) {
    /**
     * Chooses the rounds.
     *
     * @param wanted {@code all}, a number, or null for what the file says
     * @throws BadInputException when the model has no such rounds
     */
    public static Rounds of(Model model, String wanted) {
        int rounds = model instanceof TreeEnsemble trees ? trees.rounds() : 0;
        if (wanted != null) {
            return given(model, rounds, wanted);
        }
        ServingInfo serving = model.info().serving();
        int best = serving.bestRound() + 1;
        if (best < 1) {
            return new Rounds(model, null);
        }
        if (rounds == 0) {
            throw new BadInputException("the model file says that round " + best
                    + " is the best, but not which trees belong to it; say so with "
                    + Ask.with("rounds", "all"));
        }
        if (best > rounds) {
            throw new BadInputException("the model file says that round " + best + " is the best, but has " + rounds
                    + " rounds; say how many count with " + Ask.with("rounds", "all"));
        }
        String by = "the best round of early stopping, best_iteration in the model file";
        return new Rounds(
                ((TreeEnsemble) model).firstIterations(best),
                new Told(
                        best + " of " + rounds,
                        best == rounds || serving.byWrapper()
                                ? by
                                : by + "; Booster.predict takes all rounds unless told otherwise, as "
                                        + OptionName.with("rounds", "all") + " does"));
    }

    private static Rounds given(Model model, int rounds, String wanted) {
        if (rounds == 0 && !(wanted.equals("all") && model instanceof TreeEnsemble)) {
            throw new BadInputException(OptionName.of("rounds") + " is for boosted trees; this model ("
                    + model.info().format() + ", " + model.info().objective() + ") has no rounds to choose from");
        }
        if (wanted.equals("all")) {
            return new Rounds(model, rounds == 0 ? null : Told.given(rounds + " of " + rounds, "rounds"));
        }
        int count = wanted.matches("[0-9]{1,9}") ? Integer.parseInt(wanted) : 0;
        if (count < 1 || count > rounds) {
            throw new BadInputException(OptionName.of("rounds") + " needs \"all\" or a number from 1 to " + rounds
                    + ", the rounds the model has; found \"" + wanted + "\"");
        }
        return new Rounds(((TreeEnsemble) model).firstIterations(count), Told.given(count + " of " + rounds, "rounds"));
    }
}
