package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.List;
import java.util.Map;

/** Requests for tests of other packages. */
public final class TestRequests {
    private TestRequests() {}

    /** A request with a label, or with null for none. */
    public static CheckRequest named(String name) {
        return new CheckRequest(CheckKind.VALIDATE_DATA, name, Map.of("data", List.of("a.csv")), null);
    }
}
