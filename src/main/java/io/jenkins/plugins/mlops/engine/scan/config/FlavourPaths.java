package io.jenkins.plugins.mlops.engine.scan.config;

import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.graph.FileFlow;
import java.util.List;

/**
 * Judges the paths in an MLmodel file: MLflow joins them to the folder of the model and unpickles what is there, so that one which leads out
 * makes it load a file that nobody scanned.
 */
public final class FlavourPaths {
    private static final List<String> KEYS = List.of(
            "data",
            "model_path",
            "pickled_model",
            "python_model",
            "model_data",
            "saved_model_dir",
            "code",
            "env",
            "config",
            "keras_module",
            "model_file",
            "streamable_path",
            "code_path");

    private final Place place;
    private final Scan scan;

    FlavourPaths(Place place, Scan scan) {
        this.place = place;
        this.scan = scan;
    }

    void judge(JsonFrame frame, long offset) {
        for (String key : KEYS) {
            String path = frame.get(key);
            if (path != null && FileFlow.isPath(path)) {
                scan.report(
                        Threat.HIGH,
                        "path-traversal",
                        place,
                        offset,
                        "\"" + key + "\" of a flavour is \"" + Text.printable(path, 120) + "\", which lies outside the"
                                + " folder of the model: MLflow would load a file that was not scanned.",
                        "Save the model again with MLflow's own function.");
            }
        }
    }
}
