package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.IOException;
import java.io.InputStream;

/** Finds out what some bytes are, and looks at them accordingly. */
public interface Inspector {
    /** Looks at bytes that can be read anywhere. */
    void inspect(Content content, Place place, Scan scan) throws IOException;

    /** Looks at bytes that come once. The name of the place says nothing about what they are. */
    void inspect(InputStream stream, Place place, Scan scan) throws IOException;
}
