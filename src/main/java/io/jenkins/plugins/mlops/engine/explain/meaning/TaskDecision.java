package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.performance.Task;
import java.sql.SQLException;

/**
 * Kind of target that the model predicts.
 *
 * @param task the task
 * @param by who says so
 */
public record TaskDecision(Task task, String by) {
    static final String CLASSIFICATION = "classification";
    private static final String REGRESSION = "regression";

    /**
     * Decides.
     *
     * @param said what the user says, or null
     * @param values the target's values
     * @throws BadInputException when nothing decides, or the user says what cannot be
     */
    static TaskDecision of(Model model, String said, TargetValues values) throws SQLException {
        if (said != null && !said.equals(CLASSIFICATION) && !said.equals(REGRESSION)) {
            throw new BadInputException(
                    OptionName.of("task") + " is classification or regression, found \"" + said + "\"");
        }
        Meaning meaning = model.info().output().meaning();
        if (REGRESSION.equals(said)) {
            return regression(model, meaning);
        }
        TaskDecision own =
                switch (meaning) {
                    case CLASSES -> new TaskDecision(classes(model), Told.by(model.info()));
                    case PROBABILITY, LOG_ODDS, SIGN -> new TaskDecision(Task.BINARY, Told.by(model.info()));
                    case SHARE -> said == null ? share(model, values) : null;
                    case NUMBER -> said == null ? new TaskDecision(Task.REGRESSION, Told.by(model.info())) : null;
                    default -> said == null ? null : new TaskDecision(classes(model), given());
                };
        if (own == null && said == null) {
            throw new BadInputException(unknown(model, meaning) + "; say what the target is with "
                    + Ask.with("task", CLASSIFICATION) + " or " + Ask.with("task", REGRESSION));
        }
        return own == null ? new TaskDecision(classes(model), given()) : own;
    }

    private static String given() {
        return "given with " + OptionName.of("task");
    }

    private static TaskDecision regression(Model model, Meaning meaning) {
        if (model.outputs() > 1 || meaning == Meaning.LOG_ODDS || meaning == Meaning.SIGN) {
            throw new BadInputException("the model tells classes apart (" + Told.by(model.info())
                    + "), so its target is not a number; leave " + OptionName.with("task", REGRESSION) + " out");
        }
        return new TaskDecision(Task.REGRESSION, given());
    }

    private static Task classes(Model model) {
        return model.outputs() > 2 ? Task.MULTICLASS : Task.BINARY;
    }

    /** A share of a target with two classes is a probability; of a target that is a share itself it is a number. */
    private static TaskDecision share(Model model, TargetValues values) throws SQLException {
        boolean two = values.isBinary() || !values.isNumber();
        return new TaskDecision(
                two ? Task.BINARY : Task.REGRESSION,
                Told.by(model.info()) + ", which predicts a share, and the target's "
                        + (two ? "two classes" : "values, which are shares"));
    }

    private static String unknown(Model model, Meaning meaning) {
        String by = " (" + Told.by(model.info()) + ")";
        return switch (meaning) {
            case ORDER -> "the model's scores only order rows" + by + " and are not predictions of the target";
            case HAZARD ->
                "the model predicts a risk in relation to that of other rows" + by + " and not the target itself";
            default ->
                "the model file does not say whether the number it predicts for a row is a quantity or tells two classes apart";
        };
    }
}
