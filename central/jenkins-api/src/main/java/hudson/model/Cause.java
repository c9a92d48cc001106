package hudson.model;

import java.util.List;

public abstract class Cause {
    public static class UserIdCause extends Cause {
        public native String getUserId();
    }

    public static class UpstreamCause extends Cause {
        private UpstreamCause() {}

        public native List<Cause> getUpstreamCauses();
    }
}
