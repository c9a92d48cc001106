package io.jenkins.plugins.mlops.engine.blackbox;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.FeatureBlock;
import io.jenkins.plugins.mlops.engine.model.Scorer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Predictions of one loaded model. */
final class RuntimeScorer implements Scorer {
    /** Largest error that probabilities in floats may have. */
    private static final double SLACK = 1e-3;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<InputTensor> inputs;
    private final ScoreOutput output;

    RuntimeScorer(OrtEnvironment environment, OrtSession session, List<InputTensor> inputs, ScoreOutput output) {
        this.environment = environment;
        this.session = session;
        this.inputs = inputs;
        this.output = output;
    }

    @Override
    public void score(FeatureBlock rows, List<Feature> features, double[] scores) {
        if (rows.rows() == 0) {
            return;
        }
        double[] values = run(rows, features);
        int width = output.width();
        for (int r = 0; r < rows.rows(); r++) {
            require(values, r, rows, features);
            if (output.secondOnly()) {
                scores[r] = values[r * 2 + 1];
            } else {
                System.arraycopy(values, r * width, scores, r * width, width);
            }
        }
    }

    private double[] run(FeatureBlock rows, List<Feature> features) {
        try (Deadline deadline = new Deadline();
                Feed feed = new Feed(environment, inputs, rows, features)) {
            try (OrtSession.Result result = session.run(feed.tensors(), Set.of(output.name()), deadline.options())) {
                return numbers((OnnxTensor) result.get(0), rows.rows());
            } catch (OrtException e) {
                throw new BadInputException(
                        deadline.passed()
                                ? "the model took more than " + Deadline.MINUTES + " minutes for " + rows.rows()
                                        + " rows and was stopped"
                                : "the model cannot be run on the data: " + OnnxRuntime.line(e),
                        e);
            }
        } catch (OrtException e) {
            throw new BadInputException("the model cannot be run on the data: " + OnnxRuntime.line(e), e);
        }
    }

    private double[] numbers(OnnxTensor tensor, int rows) {
        double[] values;
        if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
            DoubleBuffer buffer = tensor.getDoubleBuffer();
            values = new double[buffer.remaining()];
            buffer.get(values);
        } else {
            FloatBuffer buffer = tensor.getFloatBuffer();
            values = new double[buffer.remaining()];
            for (int i = 0; i < values.length; i++) {
                values[i] = buffer.get(i);
            }
        }
        if (values.length != rows * output.width()) {
            throw new BadInputException("the model gives " + values.length + " numbers for " + rows + " rows, expected "
                    + output.width() + " for each");
        }
        return values;
    }

    /** Numbers have to be numbers, and probabilities to be such. */
    private void require(double[] values, int row, FeatureBlock rows, List<Feature> features) {
        int width = output.width();
        double sum = 0;
        for (int k = row * width; k < (row + 1) * width; k++) {
            if (!Double.isFinite(values[k])) {
                throw new BadInputException(
                        "the model predicts " + values[k] + " for a row" + missing(rows, row, features)
                                + "; give data the model can use, or export what fills gaps together with the model");
            }
            if (output.probabilities() && (values[k] < -SLACK || values[k] > 1 + SLACK)) {
                throw new BadInputException("the model gives the score " + values[k]
                        + " where a probability was expected; export it with probabilities");
            }
            sum += values[k];
        }
        if (output.probabilities() && !output.independent() && width > 1 && Math.abs(sum - 1) > SLACK) {
            throw new BadInputException(
                    "the model's scores of a row add up to " + sum + ", expected probabilities, which add up to 1");
        }
    }

    private static String missing(FeatureBlock rows, int row, List<Feature> features) {
        List<String> names = new ArrayList<>();
        for (int f = 0; f < features.size() && names.size() < 3; f++) {
            if (Double.isNaN(rows.get(row, f))) {
                names.add("\"" + features.get(f).name() + "\"");
            }
        }
        return names.isEmpty() ? "" : " without a value of " + String.join(", ", names);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
