package io.jenkins.plugins.mlops.engine.explain.recorded;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.performance.Probability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ways in which recorded predictions can be understood, as far as their content allows. */
final class Candidates {
    private final RecordedPredictions recorded;
    private final ModelAnswers answers;
    private final double[][] values;
    private final List<Candidate> all = new ArrayList<>();

    private Candidates(RecordedPredictions recorded, ModelAnswers answers) {
        this.recorded = recorded;
        this.answers = answers;
        this.values = recorded.columns().stream().map(RecordedColumn::values).toArray(double[][]::new);
    }

    /**
     * All of them, the most likely first.
     *
     * @throws BadInputException when there are none
     */
    static List<Candidate> of(RecordedPredictions recorded, ModelAnswers answers) {
        Candidates candidates = new Candidates(recorded, answers);
        candidates.requireValues();
        int columns = recorded.columns().size();
        int classes = answers.classes().size();
        if (columns != 1 && columns != Math.max(1, classes)) {
            throw new BadInputException(
                    answers.isNumber()
                            ? "recorded predictions of a number stand in one column, and " + columns + " were named"
                            : "recorded predictions stand in one column with the label or "
                                    + (classes == 2
                                            ? "the positive class, or in two columns"
                                            : "in " + classes + " columns")
                                    + ", one for each class in the order of the model's classes ("
                                    + String.join(", ", answers.classes().subList(0, Math.min(10, classes)))
                                    + (classes > 10 ? " ..." : "") + "); " + columns + " were named");
        }
        if (answers.isNumber()) {
            candidates.number();
        } else if (columns == 1) {
            candidates.oneColumn();
        } else {
            candidates.columns();
        }
        List<Candidate> fitting = candidates.all.stream()
                .filter(candidate -> recorded.form() == null || candidate.form() == recorded.form())
                .toList();
        if (fitting.isEmpty()) {
            throw new BadInputException("the recorded predictions in " + candidates.names() + " are not "
                    + (recorded.form() == null ? "predictions of this model" : recorded.form()) + ": "
                    + candidates.content());
        }
        return fitting;
    }

    private void requireValues() {
        for (RecordedColumn column : recorded.columns()) {
            if (Arrays.stream(column.values()).allMatch(Double::isNaN)) {
                throw new BadInputException(
                        "column \"" + column.name() + "\" of recorded predictions has no value in any row");
            }
        }
    }

    private boolean numeric() {
        return recorded.columns().stream().allMatch(RecordedColumn::isNumber);
    }

    private void number() {
        if (!numeric()) {
            return;
        }
        add(RecordedForm.VALUE, "predicted values", answers.predicted()[0]);
        if (answers.predictsOtherwise()) {
            add(RecordedForm.VALUE, "predicted shares", answers.measured()[0]);
        }
        if (answers.hasMargins()) {
            add(RecordedForm.SCORE, "raw scores", answers.margins()[0]);
        }
    }

    private void oneColumn() {
        boolean two = answers.classes().size() == 2;
        if (numeric() && two) {
            if (answers.probabilities() && probable()) {
                probabilities(answers.positive());
                if (answers.positive() == 0) {
                    // The user judges the first class, and the model's own output speaks of the second.
                    probabilities(1);
                }
            }
            labels();
            if (answers.margins().length == 1) {
                if (answers.predictsOtherwise()) {
                    add(RecordedForm.VALUE, "predicted values", answers.predicted()[0]);
                }
                add(RecordedForm.SCORE, "raw scores", answers.margins()[0]);
            }
            return;
        }
        labels();
    }

    private void probabilities(int of) {
        add(RecordedForm.PROBABILITY, "probabilities of \"" + answers.classes().get(of) + "\"", answers.byClass()[of]);
    }

    private void columns() {
        if (!numeric()) {
            return;
        }
        if (answers.probabilities() && probable()) {
            add(RecordedForm.PROBABILITY, "probabilities of the classes", answers.byClass());
        }
        if (answers.margins().length == values.length) {
            add(RecordedForm.SCORE, "raw scores of the classes", answers.margins());
        }
    }

    private void labels() {
        double[] codes = ClassColumn.codes(recorded.columns().get(0), answers.classes());
        if (codes == null) {
            return;
        }
        labels("predicted classes", codes, answers.decisions());
        int[] natural = ClassColumn.natural(answers);
        if (!Arrays.equals(natural, answers.decisions())) {
            labels("predicted classes at the library's own threshold", codes, natural);
        }
    }

    private void labels(String what, double[] codes, int[] ours) {
        double[] decided = Arrays.stream(ours).asDoubleStream().toArray();
        all.add(new Candidate(
                RecordedForm.LABEL,
                what,
                new double[][] {codes},
                new double[][] {decided},
                ClassColumn.unsure(answers)));
    }

    private boolean probable() {
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> !Double.isNaN(value))
                .allMatch(Probability::is);
    }

    private void add(RecordedForm form, String what, double[]... ours) {
        all.add(Candidate.numbers(form, what, values, ours));
    }

    private String names() {
        return String.join(
                ", ",
                recorded.columns().stream()
                        .map(column -> "\"" + column.name() + "\"")
                        .toList());
    }

    private String content() {
        for (RecordedColumn column : recorded.columns()) {
            if (!column.isNumber()) {
                return "\"" + column.name() + "\" has the value \""
                        + column.names().get(0) + "\""
                        + (answers.isNumber() ? ", and the model predicts a number" : "");
            }
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] column : values) {
            for (double value : column) {
                low = Math.min(low, Double.isNaN(value) ? low : value);
                high = Math.max(high, Double.isNaN(value) ? high : value);
            }
        }
        return "their values go from " + (float) low + " to " + (float) high;
    }
}
