package io.jenkins.plugins.mlops.engine.scan.graph;

import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;

/** Judges where an ONNX model says that its tensors lie. */
public final class ExternalData {
    private ExternalData() {}

    /**
     * Reports a place outside of the model's folder.
     *
     * @return whether it is inside
     */
    public static boolean location(String location, long at, Place place, Scan scan) {
        String slashes = location.replace('\\', '/');
        if (location.isBlank()
                || slashes.startsWith("/")
                || slashes.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*")
                || location.indexOf('\0') >= 0
                || ("/" + slashes + "/").contains("/../")
                || location.indexOf('\\') >= 0) {
            scan.report(
                    Threat.HIGH,
                    "onnx-external-path",
                    place,
                    at,
                    "A tensor is read from \"" + Text.printable(location, 150)
                            + "\", outside the folder of the model: loading it reads a file of that machine, saving it"
                            + " may overwrite one.",
                    "Do not load it; export the model again.");
            return false;
        }
        return true;
    }
}
