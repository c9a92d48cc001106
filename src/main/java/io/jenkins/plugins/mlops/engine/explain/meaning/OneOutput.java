package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The output that is explained, of a model that has several which are independent of each other: targets, labels, quantiles.
 *
 * @param model the model of this output
 * @param told which of how many, or null where there is one
 */
public record OneOutput(Model model, Told told) {
    private static final int MOST_SHOWN = 5;

    /**
     * Chooses the output.
     *
     * @throws BadInputException when there are several and nobody says which, or there is no such output
     */
    public static OneOutput of(Model model, OutputOptions options) {
        String wanted = options.output();
        boolean classes = model.info().output().meaning() == Meaning.CLASSES;
        if (model.outputs() == 1 || classes) {
            boolean named = wanted != null && model.info().output().names().contains(wanted);
            if (wanted == null || named || !classes && wanted.equals("0")) {
                return new OneOutput(model, named ? Told.given(wanted, "output") : null);
            }
            throw new BadInputException(
                    classes
                            ? "the " + model.outputs() + " outputs of the model are its classes and belong together; "
                                    + OptionName.of("positive") + " names the class to judge"
                            : "the model has one output, and " + OptionName.of("output") + " asks for \"" + wanted
                                    + "\"; leave it out");
        }
        if (wanted != null) {
            return chosen(model, wanted);
        }
        if (model.info().output().meaning() == Meaning.UNKNOWN && TaskDecision.CLASSIFICATION.equals(options.task())) {
            return new OneOutput(model, null);
        }
        throw new BadInputException(several(model));
    }

    private static OneOutput chosen(Model model, String wanted) {
        List<String> names = model.info().output().names();
        int at = names.indexOf(wanted);
        if (at < 0 && wanted.matches("[0-9]{1,6}")) {
            at = Integer.parseInt(wanted);
        }
        if (at < 0 || at >= model.outputs()) {
            throw new BadInputException("the model has no output \"" + wanted + "\""
                    + (names.isEmpty() ? "" : Suggestion.hint(wanted, names)) + "; its outputs are "
                    + shown(model, ""));
        }
        return new OneOutput(
                model.withOutput(at),
                Told.given(
                        at + " of " + model.outputs() + ", numbered from 0"
                                + (names.isEmpty() ? "" : ", called " + names.get(at)),
                        "output"));
    }

    private static String several(Model model) {
        OutputInfo output = model.info().output();
        boolean unknown = output.meaning() == Meaning.UNKNOWN;
        String what = output.meaning().tellsTwoClasses() || output.meaning() == Meaning.SHARE
                ? "labels that are independent of each other"
                : unknown ? "numbers for each row" : "targets";
        return "the model predicts " + model.outputs() + " " + what
                + (unknown ? "" : " (" + Told.by(model.info()) + ")") + "; say which one to explain with "
                + (OptionName.isParameter()
                        ? OptionName.of("output") + ": " + shown(model, "")
                        : shown(model, "--output ") + " (in a Pipeline output: '...')")
                + (unknown ? "; or, if they are the scores of its classes, " + Ask.with("task", "classification") : "");
    }

    /** {@code 0, 1 or 2}. */
    private static String shown(Model model, String prefix) {
        List<String> names = model.info().output().names();
        int count = model.outputs();
        if (count > MOST_SHOWN) {
            return prefix + (prefix.isEmpty() ? "" : "N with N ") + "from 0 to " + (count - 1);
        }
        List<String> all = IntStream.range(0, count)
                .mapToObj(k -> prefix + (names.isEmpty() ? String.valueOf(k) : names.get(k)))
                .toList();
        return all.stream().limit(count - 1L).collect(Collectors.joining(", ")) + " or " + all.get(count - 1);
    }
}
