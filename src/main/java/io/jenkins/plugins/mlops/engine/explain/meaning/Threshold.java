package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.Cut;
import io.jenkins.plugins.mlops.engine.performance.Probability;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * The score from which on a row is predicted positive.
 *
 * @param cut the cut of scores that speak of the model's second class
 * @param assumed whether it is 0.5 because nobody said anything, which only suits probabilities
 * @param told the threshold, and who says so
 */
public record Threshold(Cut cut, boolean assumed, Told told) {
    static Threshold of(Model model, Double said) {
        Meaning meaning = model.info().output().meaning();
        boolean scores = meaning == Meaning.SIGN || meaning == Meaning.ORDER || meaning == Meaning.HAZARD;
        if (said == null) {
            if (meaning == Meaning.SIGN) {
                return new Threshold(new Cut(0, true, false), false, new Told("above 0", Told.by(model.info())));
            }
            if (scores) {
                throw new BadInputException("the model's scores (" + Told.by(model.info())
                        + ") are not probabilities; say from which one on a row is positive with "
                        + Ask.with("threshold", "0"));
            }
            return new Threshold(Cut.at(BinaryPredictions.THRESHOLD), true, new Told("0.5", "as usual"));
        }
        boolean probability = !scores && meaning != Meaning.UNKNOWN && meaning != Meaning.NUMBER;
        if (probability) {
            require(said);
        }
        return new Threshold(new Cut(said, false, !scores), false, Told.given(said.toString(), "threshold"));
    }

    private static void require(double said) {
        if (!(said >= 0 && said <= 1)) {
            throw new BadInputException("option " + OptionName.of("threshold")
                    + " needs a probability between 0 and 1, found \"" + said + "\"");
        }
    }

    /**
     * The cut for these scores.
     *
     * @throws BadInputException when nobody said where scores are cut that are no probabilities
     */
    public Cut of(double[] scores) {
        if (assumed && !Probability.all(scores)) {
            DoubleSummaryStatistics range = Arrays.stream(scores).summaryStatistics();
            throw new BadInputException("the model's scores, from " + (float) range.getMin() + " to "
                    + (float) range.getMax() + ", are not probabilities; say from which one on a row is positive with "
                    + Ask.with("threshold", "0"));
        }
        return cut;
    }
}
