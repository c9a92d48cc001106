package io.jenkins.plugins.mlops.engine.blackbox;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.ModelInfo;
import io.jenkins.plugins.mlops.engine.model.ServingInfo;
import io.jenkins.plugins.mlops.engine.model.onnx.OnnxOutline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads ONNX models whose inside is not read. */
public final class BlackBoxReader {
    private BlackBoxReader() {}

    /**
     * A model ready to be run, and the files it was loaded from.
     *
     * @param model to be closed by the caller
     * @param runtime version of ONNX Runtime
     * @param beside files with tensors beside the model's own
     */
    public record Loaded(BlackBoxModel model, String runtime, List<Path> beside) {}

    /**
     * Loads a model after the safety scan had nothing against it.
     *
     * @param file a model of another kind than those that are read
     * @param why what kept it from being read
     * @param wanted the output that was asked for, {@code NAME} or {@code NAME:N}, or anything that is no output's name, or null
     * @throws ModelFormatException when it is not safe, is damaged, needs operators the runtime does not have, or takes or gives what cannot be
     *     mapped to rows of data; one line that begins with the file's name
     * @throws IOException when the file cannot be read at all
     */
    public static Loaded read(Path file, ModelFormatException why, String wanted) throws IOException {
        try {
            List<Path> beside = ModelFolder.safe(file);
            byte[] content = Files.readAllBytes(file);
            OnnxOutline outline = OnnxOutline.read(content);
            OrtEnvironment environment = OnnxRuntime.environment();
            OrtSession session = OnnxRuntime.open(
                    OnnxOutline.withOutputs(content, ScoreOutput.hidden(outline)),
                    file.toAbsolutePath().getParent());
            try {
                return new Loaded(
                        model(environment, session, outline, wanted, reason(file, why)),
                        environment.getVersion(),
                        beside);
            } catch (IOException | RuntimeException e) {
                close(session);
                throw e;
            }
        } catch (ModelFormatException e) {
            throw e.in(String.valueOf(file.getFileName()));
        }
    }

    /** "ONNX operator Relu", of "model.onnx: ONNX operator Relu: such a model runs as a black box only". */
    private static String reason(Path file, ModelFormatException why) {
        String message = why.getMessage();
        String name = file.getFileName() + ": ";
        return (message.startsWith(name) ? message.substring(name.length()) : message)
                .replaceFirst("[:;] such a model runs as a black box only$", "");
    }

    private static BlackBoxModel model(
            OrtEnvironment environment, OrtSession session, OnnxOutline outline, String wanted, String why)
            throws ModelFormatException {
        try {
            List<InputTensor> inputs = InputTensor.all(session.getInputInfo().values());
            ScoreOutput output = ScoreOutput.of(session.getOutputInfo(), outline, wanted);
            ModelInfo info = new ModelInfo(
                    "ONNX",
                    outline.producer(),
                    "black box",
                    output.info(),
                    ServingInfo.NONE,
                    List.of("The model runs as a black box through ONNX Runtime " + environment.getVersion() + " ("
                            + why + ")"));
            return new BlackBoxModel(
                    info,
                    features(inputs, outline),
                    output.outputs(),
                    new RuntimeScorer(environment, session, inputs, output));
        } catch (OrtException e) {
            throw new ModelFormatException(
                    "ONNX Runtime does not describe its inputs and outputs: " + OnnxRuntime.line(e), e);
        }
    }

    private static List<Feature> features(List<InputTensor> inputs, OnnxOutline outline) {
        int count = inputs.stream().mapToInt(InputTensor::columns).sum();
        List<String> given = outline.featureNames(count);
        List<Feature> features = new ArrayList<>();
        for (InputTensor input : inputs) {
            for (int c = 0; c < input.columns(); c++) {
                String own =
                        input.columns() == 1 ? input.name() : inputs.size() == 1 ? "f" + c : input.name() + "_" + c;
                String name = given.isEmpty() ? own : given.get(features.size());
                features.add(input.text() ? new Feature(name, Feature.Kind.CATEGORY, List.of()) : Feature.number(name));
            }
        }
        return features;
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
