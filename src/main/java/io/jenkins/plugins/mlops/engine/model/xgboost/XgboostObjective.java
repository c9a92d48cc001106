package io.jenkins.plugins.mlops.engine.model.xgboost;

import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.OutputInfo;
import java.util.function.DoubleUnaryOperator;

/**
 * Meaning of an XGBoost objective for prediction.
 *
 * @param output what the outputs are
 * @param toMargin from {@code base_score}, which the file has in the space of predictions, to a margin
 */
record XgboostObjective(OutputInfo output, DoubleUnaryOperator toMargin) {
    private static final DoubleUnaryOperator LOGIT = p -> -Math.log(1 / p - 1);

    static XgboostObjective of(String name) throws ModelFormatException {
        return switch (name) {
            case "binary:logistic" -> new XgboostObjective(OutputInfo.of(Meaning.PROBABILITY, Link.SIGMOID), LOGIT);
            case "reg:logistic" -> new XgboostObjective(OutputInfo.of(Meaning.SHARE, Link.SIGMOID), LOGIT);
            case "binary:logitraw" ->
                plain(OutputInfo.of(Meaning.LOG_ODDS, Link.IDENTITY).measuredBy(Link.SIGMOID));
            case "binary:hinge" -> plain(OutputInfo.of(Meaning.SIGN, Link.STEP).measuredBy(Link.IDENTITY));
            case "multi:softprob", "multi:softmax" -> plain(OutputInfo.of(Meaning.CLASSES, Link.SOFTMAX));
            case "count:poisson", "reg:gamma", "reg:tweedie", "survival:aft" -> exp(Meaning.NUMBER);
            case "survival:cox" -> exp(Meaning.HAZARD);
            case "reg:squarederror",
                    "reg:linear",
                    "reg:squaredlogerror",
                    "reg:absoluteerror",
                    "reg:pseudohubererror",
                    "reg:quantileerror",
                    "reg:expectileerror" -> plain(OutputInfo.of(Meaning.NUMBER, Link.IDENTITY));
            case "rank:pairwise", "rank:ndcg", "rank:map" -> plain(OutputInfo.of(Meaning.ORDER, Link.IDENTITY));
            default ->
                throw new ModelFormatException(
                        "the XGBoost objective " + ModelFormatException.quote(name) + " is not supported");
        };
    }

    private static XgboostObjective plain(OutputInfo output) {
        return new XgboostObjective(output, DoubleUnaryOperator.identity());
    }

    private static XgboostObjective exp(Meaning meaning) {
        return new XgboostObjective(OutputInfo.of(meaning, Link.EXP), Math::log);
    }
}
