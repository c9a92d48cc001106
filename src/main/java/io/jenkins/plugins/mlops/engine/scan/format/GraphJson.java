package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.proto.ExternalData;
import io.jenkins.plugins.mlops.engine.scan.proto.Operations;

/** Judges graphs of TensorFlow and ONNX that are written as JSON, as protobuf's own tools do: field names in either spelling. */
public final class GraphJson {
    private final Operations operations;
    private final Place place;
    private final Scan scan;

    public GraphJson(Place place, Scan scan) {
        this.place = place;
        this.scan = scan;
        operations = new Operations(place, scan);
    }

    public void judge(JsonFrame frame, long offset) {
        String own = frame.own();
        if (own.equals("node") || own.equals("nodeDef") || own.equals("node_def")) {
            String operation = frame.get("op");
            if (operation != null) {
                operations.judge(operation, offset);
            }
        } else if (own.equals("externalData") || own.equals("external_data")) {
            String key = frame.get("key");
            String value = frame.get("value");
            if ("location".equals(key) && value != null) {
                ExternalData.location(value, offset, place, scan);
            }
        }
    }
}
