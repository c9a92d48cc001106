package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowCredentials;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowStore;
import io.jenkins.plugins.mlops.engine.registry.mlflow.ServerAddress;
import io.jenkins.plugins.mlops.engine.registry.oci.OciAddress;
import io.jenkins.plugins.mlops.engine.registry.oci.OciCredentials;
import io.jenkins.plugins.mlops.engine.registry.oci.OciStore;
import io.jenkins.plugins.mlops.engine.registry.store.EmbeddedStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The registry that {@code --registry} names: a folder, an MLflow server or an OCI registry, whose credentials stand in the environment. */
record RegistryLocation(Path folder, ServerAddress server, OciAddress oci) {
    static RegistryLocation of(Options options) {
        String given = options.required("registry");
        if (given.matches("(?i)https?:.*")) {
            return new RegistryLocation(null, ServerAddress.parse(given), null);
        }
        if (OciAddress.isMeant(given)) {
            return new RegistryLocation(null, null, OciAddress.parse(given));
        }
        if (given.matches("(?i)[a-z][a-z0-9+.-]+:/.*")) {
            throw new BadInputException(
                    "--registry needs a folder, the address of an MLflow server that begins with https:// or http://, or oci://HOST/REPOSITORY");
        }
        try {
            return new RegistryLocation(Path.of(given), null, null);
        } catch (InvalidPathException e) {
            throw new BadInputException("--registry needs a folder or an address, found \"" + given + "\"", e);
        }
    }

    /** Refuses what cannot be an alias before anything is stored; null is none. MLflow keeps some words for itself. */
    void checkAlias(String alias) {
        if (alias != null) {
            Decisions.checkAlias(alias);
            if (oci != null) {
                OciStore.checkAlias(alias);
            }
            if (server != null && alias.matches("(?i)latest|v[0-9]+")) {
                throw new BadInputException(
                        "MLflow keeps the alias \"" + alias + "\" for itself; choose another, for example challenger");
            }
        }
    }

    /** Opens it; a folder is made when it does not exist. */
    ModelStore open(EvidenceMaker evidence) throws IOException {
        if (oci != null) {
            return new OciStore(oci, OciCredentials.of(System.getenv()), evidence);
        }
        return server == null
                ? new EmbeddedStore(Registry.open(folder), evidence)
                : new MlflowStore(server, MlflowCredentials.of(System.getenv()), evidence)
                        .inExperiment(System.getenv("MLFLOW_EXPERIMENT_NAME"));
    }

    /** Opens it; a folder that is no registry is refused. */
    ModelStore existing() throws IOException {
        if (folder != null && !Files.isRegularFile(folder.resolve("oci-layout"))) {
            throw new BadInputException(folder + " is not a registry; mlops register makes one");
        }
        return open(EvidenceMaker.NONE);
    }
}
