package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.DoubleList;
import io.jenkins.plugins.mlops.engine.model.ModelInfo;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.MulticlassPredictions;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.performance.RegressionPredictions;
import io.jenkins.plugins.mlops.engine.performance.Task;
import io.jenkins.plugins.mlops.engine.shap.AttributionBlock;
import io.jenkins.plugins.mlops.engine.shap.AttributionSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes the attributions of all rows in their order and makes of them predictions, samples and, where wanted, a file. */
final class ExplainSink implements AttributionSink {
    private final ModelInfo info;
    private final TargetColumn target;
    private final RowSamples samples;
    private final AttributionWriter writer;
    private final Progress progress;
    private final long total;
    private final double threshold;
    private final List<DoubleList> predictions = new ArrayList<>();

    ExplainSink(
            ModelInfo info,
            int outputs,
            TargetColumn target,
            RowSamples samples,
            AttributionWriter writer,
            double threshold,
            long total,
            Progress progress) {
        this.info = info;
        this.target = target;
        this.samples = samples;
        this.writer = writer;
        this.threshold = threshold;
        this.total = total;
        this.progress = progress;
        for (int k = 0; k < outputs; k++) {
            predictions.add(new DoubleList());
        }
    }

    @Override
    public void accept(AttributionBlock block) throws IOException {
        double[] row = new double[block.outputs()];
        for (int r = 0; r < block.rows(); r++) {
            long number = block.firstRow() + r;
            for (int k = 0; k < row.length; k++) {
                row[k] = block.margin(r, k);
            }
            info.link().apply(row, info.linkFactor());
            for (int k = 0; k < row.length; k++) {
                predictions.get(k).add(row[k]);
            }
            double truth = target.value((int) number);
            int output = shownOutput(row);
            if (block.explained(r)) {
                samples.look(block, r, number, output, row[output], error(row, truth));
            }
        }
        if (writer != null) {
            writer.write(block);
        }
        progress.step("explain", total <= 0 ? -1 : (double) (block.firstRow() + block.rows()) / total);
    }

    /** Of two outputs the second, which speaks of the positive class; of several classes the one predicted. */
    private int shownOutput(double[] row) {
        if (target.task() != Task.MULTICLASS) {
            return row.length - 1;
        }
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            best = row[k] > row[best] ? k : best;
        }
        return best;
    }

    private double error(double[] row, double truth) {
        return switch (target.task()) {
            case REGRESSION -> Math.abs(row[0] - truth);
            case BINARY -> Math.abs(row[row.length - 1] - truth);
            case MULTICLASS -> 1 - row[(int) truth];
        };
    }

    /** What the model said of all rows, beside the truth. */
    Predictions predictions() {
        return switch (target.task()) {
            case REGRESSION ->
                RegressionPredictions.of(
                        target.name(), target.values(), predictions.get(0).toArray());
            case BINARY ->
                BinaryPredictions.scored(
                        target.name(),
                        target.classes().get(0),
                        target.classes().get(1),
                        target.labels(),
                        predictions.get(predictions.size() - 1).toArray(),
                        threshold);
            case MULTICLASS -> MulticlassPredictions.scored(target.name(), target.classes(), target.labels(), byRow());
        };
    }

    private double[][] byRow() {
        double[][] rows = new double[predictions.get(0).size()][predictions.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = predictions.get(k).get(i);
            }
        }
        return rows;
    }
}
