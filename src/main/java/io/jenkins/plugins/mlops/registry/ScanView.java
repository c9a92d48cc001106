package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** Result of the safety scan of a version when it was registered, as a page shows it. */
public final class ScanView {
    private final JsonObject scan;

    ScanView(JsonObject scan) {
        this.scan = scan;
    }

    /** Tells whether there was one; a version that came by another way may have none. */
    public boolean isThere() {
        return !scan.isEmpty();
    }

    public String getVerdict() {
        return scan.text("verdict", "");
    }

    public String getMessage() {
        return scan.text("message", "");
    }

    public String getPolicy() {
        return scan.text("policy", "");
    }

    public List<String> getFindings() {
        return scan.list("findings").stream().map(String::valueOf).collect(Collectors.toList());
    }
}
