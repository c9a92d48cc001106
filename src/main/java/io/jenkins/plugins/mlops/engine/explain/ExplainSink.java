package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.performance.Task;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionBlock;
import io.jenkins.plugins.mlops.engine.shap.block.AttributionSink;
import java.io.IOException;

/** Takes the attributions of all rows in their order and makes of them scores, samples and, where wanted, a file. */
final class ExplainSink implements AttributionSink {
    private final ScoredRows scored;
    private final TargetColumn target;
    private final RowSamples samples;
    private final AttributionWriter writer;
    private final Progress progress;
    private final long total;

    ExplainSink(
            ScoredRows scored,
            TargetColumn target,
            RowSamples samples,
            AttributionWriter writer,
            long total,
            Progress progress) {
        this.scored = scored;
        this.target = target;
        this.samples = samples;
        this.writer = writer;
        this.total = total;
        this.progress = progress;
    }

    @Override
    public void accept(AttributionBlock block) throws IOException {
        double[] row = new double[block.outputs()];
        for (int r = 0; r < block.rows(); r++) {
            long number = block.firstRow() + r;
            for (int k = 0; k < row.length; k++) {
                row[k] = block.margin(r, k);
            }
            scored.add(row);
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

    /** Of two outputs the one that speaks of the positive class; of several classes the one predicted. */
    private int shownOutput(double[] row) {
        if (target.task() != Task.MULTICLASS) {
            return target.meaning().classes().turned() ? 0 : row.length - 1;
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
            case BINARY -> {
                boolean turned = target.meaning().classes().turned();
                yield Math.abs(row[row.length - 1] - (turned ? 1 - truth : truth));
            }
            // A class that the model does not know is as wrong as can be.
            case MULTICLASS -> truth < row.length ? 1 - row[(int) truth] : 1;
        };
    }
}
