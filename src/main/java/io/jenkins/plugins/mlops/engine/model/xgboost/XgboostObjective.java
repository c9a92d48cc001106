package io.jenkins.plugins.mlops.engine.model.xgboost;

import io.jenkins.plugins.mlops.engine.model.Link;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.function.DoubleUnaryOperator;

/**
 * What an XGBoost objective means for prediction.
 *
 * @param link from margin to prediction
 * @param toMargin from {@code base_score}, which the file has in the space of predictions, to a margin
 */
record XgboostObjective(Link link, DoubleUnaryOperator toMargin) {
    private static final DoubleUnaryOperator LOGIT = p -> -Math.log(1 / p - 1);

    static XgboostObjective of(String name) throws ModelFormatException {
        return switch (name) {
            case "binary:logistic", "reg:logistic" -> new XgboostObjective(Link.SIGMOID, LOGIT);
            case "binary:hinge" -> new XgboostObjective(Link.STEP, DoubleUnaryOperator.identity());
            case "multi:softprob", "multi:softmax" ->
                new XgboostObjective(Link.SOFTMAX, DoubleUnaryOperator.identity());
            case "count:poisson", "reg:gamma", "reg:tweedie", "survival:cox", "survival:aft" ->
                new XgboostObjective(Link.EXP, Math::log);
            case "reg:squarederror",
                    "binary:logitraw",
                    "reg:linear",
                    "reg:squaredlogerror",
                    "reg:absoluteerror",
                    "reg:pseudohubererror",
                    "reg:quantileerror",
                    "reg:expectileerror",
                    "rank:pairwise",
                    "rank:ndcg",
                    "rank:map" -> new XgboostObjective(Link.IDENTITY, DoubleUnaryOperator.identity());
            default ->
                throw new ModelFormatException(
                        "the XGBoost objective " + ModelFormatException.quote(name) + " is not supported");
        };
    }
}
