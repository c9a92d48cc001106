package io.jenkins.plugins.checks.api;

import java.util.List;

public class ChecksOutput {
    private ChecksOutput() {}

    public static class ChecksOutputBuilder {
        public ChecksOutputBuilder() {}

        public native ChecksOutputBuilder withTitle(String title);

        public native ChecksOutputBuilder withSummary(String summary);

        public native ChecksOutputBuilder withAnnotations(List<ChecksAnnotation> annotations);

        public native ChecksOutput build();
    }
}
