package io.jenkins.plugins.mlops.engine.registry.store;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import java.io.IOException;

/** A registry that gives single files of a version, such as the baseline beside the model. */
public interface CompanionStore extends ModelStore {
    /**
     * The content of a file of a version, in any of its folders, whole and unchanged.
     *
     * @param name of the file, without a folder
     * @return null when the version has none of this name
     * @throws BadInputException when it has several
     */
    byte[] companion(ModelVersion version, String name) throws IOException;
}
