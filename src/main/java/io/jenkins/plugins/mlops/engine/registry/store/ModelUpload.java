package io.jenkins.plugins.mlops.engine.registry.store;

import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The files of a model on their way into a registry; their digests are known, but there is no version yet. Used by one thread. */
public interface ModelUpload extends Closeable {
    /** The files with their digests, in order of their paths. */
    List<FileEntry> entries();

    /**
     * Makes a version of them. The same bytes from the same build give the version that is there already.
     *
     * @throws io.jenkins.plugins.mlops.engine.BadInputException when a required result keeps the model out, in one line
     */
    StoredVersion register(RegistrationRequest request) throws IOException;
}
