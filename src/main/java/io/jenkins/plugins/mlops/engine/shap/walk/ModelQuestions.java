package io.jenkins.plugins.mlops.engine.shap.walk;

import io.jenkins.plugins.mlops.engine.model.Split;
import java.util.List;

/**
 * The questions of a model's trees, answered by its decision columns.
 *
 * @param splits the model's splits
 * @param decisions their columns
 * @param slots for each feature of the model its position among those used
 */
public record ModelQuestions(List<Split> splits, DecisionColumns decisions, int[] slots) implements PathTree.Questions {
    @Override
    public int columns() {
        return decisions.count();
    }

    @Override
    public int column(int split) {
        return decisions.column(split);
    }

    @Override
    public double shift(int split) {
        return decisions.shift(split);
    }

    @Override
    public int slot(int split) {
        return slots[splits.get(split).feature()];
    }
}
