package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import io.jenkins.plugins.mlops.engine.performance.Task;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Meaning of the target for the model.
 *
 * @param task what kind of target it is
 * @param classes its classes
 * @param threshold where scores of two classes become decisions; null for other tasks
 * @param told all of it for a reader, in the order to show
 */
public record TargetMeaning(Task task, TargetClasses classes, Threshold threshold, Map<String, Told> told) {
    /**
     * Finds out what the target is from the model, the user, and the target's values.
     *
     * @throws BadInputException when nothing says what has to be known, or the user says what cannot be
     */
    public static TargetMeaning of(Model model, Table table, String name, OutputOptions options, DuckSession session)
            throws SQLException {
        TargetValues values = new TargetValues(name, table, session);
        TaskDecision decision = TaskDecision.of(model, options.task(), values);
        Task task = decision.task();
        Map<String, Told> told = new LinkedHashMap<>();
        told.put("task", new Told(task.text(), decision.by()));
        OutputInfo output = model.info().output();
        if (output.measured() != output.link()) {
            told.put("measured on", new Told(measured(output), Told.by(model.info())));
        }
        if (task != Task.BINARY && options.threshold() != null) {
            throw new BadInputException(
                    OptionName.of("threshold") + " is for two classes, and the model's task is " + task.text());
        }
        if (task == Task.REGRESSION) {
            requireNumber(values, options);
            return new TargetMeaning(task, TargetClasses.NONE, null, told);
        }
        TargetClasses classes = task == Task.BINARY
                ? TwoClasses.of(model, values, options.positive())
                : SeveralClasses.of(model, values, options.positive());
        if (task == Task.MULTICLASS) {
            told.put("classes", ofModel(model));
        }
        if (classes.told() != null) {
            told.put("positive class", classes.told());
        }
        Threshold threshold = task == Task.BINARY ? Threshold.of(model, options.threshold()) : null;
        if (threshold != null) {
            told.put("threshold", threshold.told());
        }
        return new TargetMeaning(task, classes, threshold, told);
    }

    private static void requireNumber(TargetValues values, OutputOptions options) {
        if (!values.isNumber()) {
            throw new BadInputException(
                    "the model predicts a number, but target \"" + values.name() + "\" is " + values.type());
        }
        if (options.positive() != null) {
            throw new BadInputException(OptionName.of("positive") + " names a class, but the model predicts a number"
                    + (options.task() == null
                            ? "; if it tells classes apart, say so with "
                                    + Ask.with("task", TaskDecision.CLASSIFICATION)
                            : ""));
        }
    }

    private static String measured(OutputInfo output) {
        return output.measured() == Link.SIGMOID
                ? "probabilities, 1 / (1 + exp(-x)) of what the model adds up; the library predicts "
                        + (output.link() == Link.IDENTITY ? "x itself" : "log(1 + exp(x))")
                : "the scores that the model adds up; the library predicts decisions";
    }

    private static Told ofModel(Model model) {
        List<String> named = model.info().classes();
        return named.isEmpty()
                ? new Told("0 to " + (model.outputs() - 1), "numbered, the model file does not name them")
                : new Told(String.join(", ", named), "named in the model file");
    }
}
