package io.jenkins.plugins.mlops.engine.blackbox;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.nio.file.Path;

/**
 * ONNX Runtime on processors alone, and without its telemetry: on Linux and macOS it would keep an identifier and a database of events in the user's
 * home and send them to its maker, unless an environment variable says otherwise before it starts. Whoever starts the engine sets it; where that
 * was forgotten, nothing is loaded.
 */
final class OnnxRuntime {
    private static final int MOST_TEXT = 300;
    private static final String QUIET = "ORT_DISABLE_TELEMETRY";

    private OnnxRuntime() {}

    /**
     * Loads a model.
     *
     * @param content the model's bytes
     * @param folder where files with its tensors may lie
     */
    static OrtSession open(byte[] content, Path folder) throws ModelFormatException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // Blocks of rows run in parallel already, so that one run takes one thread.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.addConfigEntry("session.model_external_initializers_file_folder_path", folder.toString());
            return environment().createSession(content, options);
        } catch (OrtException e) {
            throw new ModelFormatException("ONNX Runtime does not load it: " + line(e), e);
        }
    }

    static OrtEnvironment environment() throws ModelFormatException {
        requireQuiet(System.getenv(QUIET));
        NativeFolder.use();
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "mlops");
            environment.setTelemetry(false);
            return environment;
        } catch (OrtException | LinkageError | RuntimeException e) {
            throw new ModelFormatException(
                    "ONNX Runtime cannot be started on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " (" + line(e)
                            + "); it has libraries for Linux, macOS on arm64 and Windows on amd64",
                    e);
        }
    }

    static void requireQuiet(String value) throws ModelFormatException {
        if (!"1".equals(value)) {
            throw new ModelFormatException(
                    "such a model runs through ONNX Runtime, whose telemetry is only off where the environment variable "
                            + QUIET
                            + " is 1 when the engine starts; start it with the mlops script, or set the variable");
        }
    }

    /** Returns the message of a failure of the runtime, on one line, without codes and places in its source. */
    static String line(Throwable e) {
        String text = String.valueOf(e.getMessage())
                .replaceFirst("(?s)^Error code - \\w+ - message: ", "")
                .replaceAll("/\\S+\\.(cc|h):\\d+ \\S+( \\S+\\))? ?", "")
                .replaceAll("\\s+", " ")
                .strip();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), MOST_TEXT); i++) {
            line.append(Character.isISOControl(text.charAt(i)) ? '?' : text.charAt(i));
        }
        return line + (text.length() > MOST_TEXT ? "..." : "");
    }
}
