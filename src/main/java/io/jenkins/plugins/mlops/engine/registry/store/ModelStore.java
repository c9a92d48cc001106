package io.jenkins.plugins.mlops.engine.registry.store;

import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** A registry of models, wherever it is. Bad input is a {@link io.jenkins.plugins.mlops.engine.BadInputException} of one line. */
public interface ModelStore {
    /**
     * Starts to take in a model.
     *
     * @param files the files by their paths within the model
     */
    ModelUpload take(SortedMap<String, Path> files) throws IOException;

    /**
     * A version.
     *
     * @param selector its number or an alias
     */
    StoredVersion version(ModelName name, String selector) throws IOException;

    /**
     * The content of a file of a version, in any of its folders, whole and unchanged: such as the baseline beside the model.
     *
     * @param name of the file, without a folder
     * @return null when the version has none of this name
     * @throws io.jenkins.plugins.mlops.engine.BadInputException when it has several
     */
    byte[] companion(ModelVersion version, String name) throws IOException;

    /** Where the aliases of a model point. */
    SortedMap<String, Integer> aliases(ModelName name) throws IOException;

    /** Points an alias at a version. */
    void alias(ModelName name, String alias, int version, DecisionMaker decided) throws IOException;

    /** Removes an alias. */
    void unalias(ModelName name, String alias, DecisionMaker decided) throws IOException;

    /**
     * Moves an alias to a version when that is not worse than the one the alias points to.
     *
     * @return the outcomes; the alias was moved when all of them hold
     */
    List<Comparison.Outcome> promote(
            ModelName name, String alias, int version, List<Comparison> comparisons, DecisionMaker decided)
            throws IOException;

    /**
     * Moves an alias back to the version it pointed to before.
     *
     * @return that version
     */
    int rollback(ModelName name, String alias, DecisionMaker decided) throws IOException;
}
