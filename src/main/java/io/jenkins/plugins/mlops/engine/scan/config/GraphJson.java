package io.jenkins.plugins.mlops.engine.scan.config;

import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.graph.ExternalData;
import io.jenkins.plugins.mlops.engine.scan.graph.FileFlow;
import io.jenkins.plugins.mlops.engine.scan.graph.Operations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Judges graphs of TensorFlow and ONNX that are written as JSON, as protobuf's own tools do: field names in either spelling. */
public final class GraphJson {
    private final Operations operations;
    private String touching;
    private String constant;
    private final Place place;
    private final Scan scan;

    public GraphJson(Place place, Scan scan) {
        this.place = place;
        this.scan = scan;
        operations = new Operations(place, scan);
    }

    /** Judges a text: a path in a tensor beside an operation that saves or restores. */
    public void text(String path, String value, long offset) {
        boolean plain = path.endsWith("string_val");
        if (constant == null && (plain || path.endsWith("stringVal"))) {
            String text = plain ? value : decoded(value);
            constant = text.length() > 1 && FileFlow.isPath(text) ? text : null;
            both(offset);
        }
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private void both(long offset) {
        if (touching != null && constant != null) {
            operations.file(touching, constant, offset);
        }
    }

    public void judge(JsonFrame frame, long offset) {
        String own = frame.own();
        if (own.equals("node") || own.equals("nodeDef") || own.equals("node_def")) {
            String operation = frame.get("op");
            if (operation != null) {
                operations.judge(operation, offset);
                if (Operations.touches(operation)) {
                    touching = operation;
                    both(offset);
                }
            }
        } else if ((own.equals("python_param") || own.equals("pythonParam")) && frame.has("module")) {
            scan.report(
                    Threat.HIGH,
                    "python-layer",
                    place,
                    offset,
                    "A layer of Caffe is Python code: loading the network imports the module `"
                            + Text.printable(String.valueOf(frame.get("module")), 100) + "` and makes an object of it.",
                    "Do not load it; ask for a network without Python layers.");
        } else if (own.equals("externalData") || own.equals("external_data")) {
            String key = frame.get("key");
            String value = frame.get("value");
            if ("location".equals(key) && value != null) {
                ExternalData.location(value, offset, place, scan);
            }
        }
    }
}
