package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.data.DoubleList;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.Cut;
import io.jenkins.plugins.mlops.engine.performance.MulticlassPredictions;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.Probability;
import io.jenkins.plugins.mlops.engine.performance.RegressionPredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Scores of all rows by the model, as margins and as what is measured, beside the truth. */
public final class ScoredRows {
    /** Largest distance of the sum of two probabilities from 1. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final OutputInfo output;
    private final TargetColumn target;
    private final List<DoubleList> margins = new ArrayList<>();

    ScoredRows(Model model, TargetColumn target) {
        this.output = model.info().output();
        this.target = target;
        for (int k = 0; k < model.outputs(); k++) {
            margins.add(new DoubleList());
        }
    }

    /** Takes a row of margins and turns it into what is measured, in place. */
    void add(double[] row) {
        for (int k = 0; k < row.length; k++) {
            margins.get(k).add(row[k]);
        }
        output.measured().apply(row, output.linkFactor());
    }

    /** Number of rows. */
    public int size() {
        return margins.get(0).size();
    }

    /** Margins of all rows, one array for each output. */
    public double[][] margins() {
        return margins.stream().map(DoubleList::toArray).toArray(double[][]::new);
    }

    /** Returns the predictions of the origin library for all rows, one array for each output. */
    public double[][] predicted() {
        return linked(false);
    }

    /** Returns the measured values of all rows, one array for each output. */
    public double[][] measured() {
        return linked(true);
    }

    private double[][] linked(boolean measured) {
        double[][] columns = margins();
        double[] row = new double[columns.length];
        for (int i = 0; i < columns[0].length; i++) {
            for (int k = 0; k < row.length; k++) {
                row[k] = columns[k][i];
            }
            (measured ? output.measured() : output.link()).apply(row, output.linkFactor());
            for (int k = 0; k < row.length; k++) {
                columns[k][i] = row[k];
            }
        }
        return columns;
    }

    /** The scores of two classes, higher for the positive one, and where they are cut. */
    public record TwoScores(double[] scores, Cut cut) {}

    /** @throws io.jenkins.plugins.mlops.engine.BadInputException when nobody said where scores are cut that are no probabilities */
    public TwoScores two() {
        double[][] columns = measured();
        boolean turned = target.meaning().classes().turned();
        double[] second = columns[columns.length - 1];
        if (columns.length == 2) {
            double[] first = columns[0];
            boolean shares = IntStream.range(0, second.length)
                    .allMatch(i -> Math.abs(first[i] + second[i] - 1) <= SUM_TOLERANCE);
            if (shares) {
                double[] scores = turned ? first : second;
                return new TwoScores(scores, target.meaning().threshold().of(scores));
            }
            double[] apart = IntStream.range(0, second.length)
                    .mapToDouble(i -> turned ? first[i] - second[i] : second[i] - first[i])
                    .toArray();
            // Of two scores the larger wins, of equal ones the first.
            return new TwoScores(apart, new Cut(0, !turned, false));
        }
        Cut cut = target.meaning().threshold().of(second);
        if (!turned) {
            return new TwoScores(second, cut);
        }
        boolean probabilities = cut.probability() && Probability.all(second);
        double[] scores = IntStream.range(0, second.length)
                .mapToDouble(i -> probabilities ? 1 - second[i] : -second[i])
                .toArray();
        return new TwoScores(scores, probabilities ? cut : new Cut(cut.threshold(), !cut.above(), false));
    }

    /** Returns the model's predictions of all rows, beside the truth. */
    Predictions predictions() {
        return switch (target.task()) {
            case REGRESSION -> RegressionPredictions.of(target.name(), target.values(), measured()[0]);
            case BINARY -> {
                TwoScores two = two();
                yield BinaryPredictions.cut(target.name(), target.classes(), target.labels(), two.scores(), two.cut());
            }
            case MULTICLASS -> MulticlassPredictions.scored(target.name(), target.classes(), target.labels(), byRow());
        };
    }

    /** Classes that only the target has get the lowest score, so that they are never predicted. */
    private double[][] byRow() {
        double[][] columns = measured();
        double[][] rows = new double[size()][target.classes().size()];
        double lowest = 0;
        for (double[] column : columns) {
            for (double score : column) {
                lowest = Math.min(lowest, score < 0 ? score - 1 : score);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = k < columns.length ? columns[k][i] : lowest;
            }
        }
        return rows;
    }
}
