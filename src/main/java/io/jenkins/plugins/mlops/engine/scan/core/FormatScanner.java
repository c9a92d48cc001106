package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.IOException;

/** Knows one format. */
public interface FormatScanner {
    /**
     * Looks through content that was recognised as this format.
     *
     * @throws MalformedException when it is not quite this format; the caller reports it
     */
    void scan(Content content, Place place, Scan scan) throws IOException;
}
