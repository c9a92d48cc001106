package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.Companions;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.oci.OciStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Baseline and roles of a version that lies on a server, in a folder of this process that is deleted when they have been read.
 *
 * @param folder where they are
 * @param baseline the frozen baseline
 * @param roles the roles, or null when the version has none
 */
record FetchedCompanions(Path folder, Path baseline, Path roles) implements Closeable {
    /** @throws BadInputException when the version has no baseline */
    static FetchedCompanions of(OciStore store, ModelVersion version) throws IOException {
        byte[] baseline = store.companion(version, Companions.BASELINE);
        if (baseline == null) {
            throw new BadInputException(Companions.missing(version));
        }
        byte[] roles = store.companion(version, Companions.ROLES);
        Path folder = Files.createTempDirectory("mlops-companions");
        return new FetchedCompanions(
                folder,
                Files.write(folder.resolve(Companions.BASELINE), baseline),
                roles == null ? null : Files.write(folder.resolve(Companions.ROLES), roles));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(baseline);
        if (roles != null) {
            Files.deleteIfExists(roles);
        }
        Files.deleteIfExists(folder);
    }
}
