package io.jenkins.plugins.mlops.engine.registry;

import java.io.IOException;
import java.util.List;

/** Writes what is to be kept beside a version. The same input has to give the same bytes, except for a signature. */
@FunctionalInterface
public interface EvidenceMaker {
    /** Nothing. */
    EvidenceMaker NONE = (request, files, identity) -> List.of();

    /**
     * Makes the documents.
     *
     * @param request what the version is registered with; its required results have been checked
     * @param files its files in order of their paths
     * @param identity their digests
     */
    List<EvidenceDocument> make(RegistrationRequest request, List<FileEntry> files, ModelIdentity identity)
            throws IOException;
}
