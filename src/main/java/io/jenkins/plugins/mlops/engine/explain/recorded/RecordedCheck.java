package io.jenkins.plugins.mlops.engine.explain.recorded;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.performance.Probability;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.Example;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The built-in check that the model's own recorded predictions are those of this program. */
public final class RecordedCheck {
    /** Name of the check. */
    public static final String ID = "recorded-predictions";

    private final RecordedPredictions recorded;
    private final ModelAnswers answers;

    private RecordedCheck(RecordedPredictions recorded, ModelAnswers answers) {
        this.recorded = recorded;
        this.answers = answers;
    }

    /**
     * Compares all rows.
     *
     * @param places tells where rows stand
     * @throws BadInputException when the columns hold no predictions of this model, or it is not plain which
     */
    public static Check of(RecordedPredictions recorded, ModelAnswers answers, RowPlaces places) {
        return new RecordedCheck(recorded, answers).check(places);
    }

    private Check check(RowPlaces places) {
        Comparison comparison = chosen();
        boolean agrees = comparison.agrees();
        List<Example> examples = agrees ? List.of() : places.examples(comparison, recorded, answers);
        return new Check(
                new CheckedRule(
                        ID,
                        "RecordedPredictions " + names(),
                        "RecordedPredictions",
                        "consistency",
                        recorded.columns().stream().map(RecordedColumn::name).collect(Collectors.joining(", ")),
                        Source.BUILT_IN),
                Severity.ERROR,
                agrees ? Verdict.PASSED : Verdict.FAILED,
                new Observation(
                        comparison.largest(),
                        comparison.candidate().form() == RecordedForm.LABEL
                                ? "the same class"
                                : "equal but for rounding",
                        message(comparison)),
                new FailingRows(comparison.differing(), comparison.rows(), examples));
    }

    private Comparison chosen() {
        List<Comparison> all =
                Candidates.of(recorded, answers).stream().map(Comparison::of).toList();
        for (Comparison comparison : all) {
            if (comparison.agrees()) {
                return comparison;
            }
        }
        Comparison label = first(all, RecordedForm.LABEL);
        Comparison probability = first(all, RecordedForm.PROBABILITY);
        Comparison score = first(all, RecordedForm.SCORE);
        boolean both = label == null
                && probability != null
                && score != null
                && Arrays.stream(answers.margins()).allMatch(Probability::all);
        if (both) {
            String column = recorded.columns().get(0).name();
            throw new BadInputException("the recorded predictions in " + names()
                    + " may be probabilities or raw scores, which both lie between 0 and 1, and equal neither; say which with "
                    + OptionName.with("prediction", column + "=probability") + " or "
                    + OptionName.with("prediction", column + "=score"));
        }
        return label != null ? label : all.get(0);
    }

    private static Comparison first(List<Comparison> all, RecordedForm form) {
        return all.stream()
                .filter(comparison -> comparison.candidate().form() == form)
                .findFirst()
                .orElse(null);
    }

    private String names() {
        return recorded.columns().stream()
                .map(column -> "\"" + column.name() + "\"")
                .collect(Collectors.joining(", "));
    }

    private String message(Comparison comparison) {
        boolean labels = comparison.candidate().form() == RecordedForm.LABEL;
        String what = "the recorded " + comparison.candidate().what() + " in " + names();
        String rounded = comparison.decimals() < 0
                ? ""
                : ", which are rounded to " + comparison.decimals()
                        + (comparison.decimals() == 1 ? " decimal" : " decimals") + ",";
        long missing = answers.rows() - comparison.rows();
        String left = missing == 0 ? "" : "; " + missing + " rows have none";
        if (comparison.agrees()) {
            return what + rounded + " are those of the model as it is read here, in all " + comparison.rows() + " rows"
                    + left;
        }
        return what + rounded + " differ from the model as it is read here in " + comparison.differing() + " of "
                + comparison.rows() + " rows" + (labels ? "" : ", by up to " + (float) comparison.largest()) + left
                + hint(comparison);
    }

    /** Returns a cause that would explain all differences. */
    private String hint(Comparison comparison) {
        boolean two = answers.classes().size() == 2 && recorded.columns().size() == 1;
        if (!two || comparison.candidate().form() == RecordedForm.SCORE) {
            return "";
        }
        Candidate candidate = comparison.candidate();
        double[][] turned = {
            Arrays.stream(candidate.ours()[0]).map(value -> 1 - value).toArray()
        };
        boolean other = Comparison.of(new Candidate(
                        candidate.form(), candidate.what(), candidate.recorded(), turned, candidate.unsure()))
                .agrees();
        return other
                ? "; they are those of the other class, \"" + answers.classes().get(1 - answers.positive()) + "\""
                : "";
    }
}
