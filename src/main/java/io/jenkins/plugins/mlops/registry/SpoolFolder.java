package io.jenkins.plugins.mlops.registry;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** {@code $JENKINS_HOME/mlops/spool}, where models wait on their way from an agent to a server. What a killed Jenkins left there is removed at its first use. */
@Extension
public final class SpoolFolder implements ExtensionPoint {
    private boolean clean;

    static SpoolFolder get() {
        return ExtensionList.lookupSingleton(SpoolFolder.class);
    }

    /** The folder, made when it is not there. */
    synchronized Path open() throws IOException {
        Path folder = Jenkins.get().getRootDir().toPath().resolve("mlops").resolve("spool");
        if (!clean) {
            Spool.delete(folder);
            clean = true;
        }
        return Files.createDirectories(folder);
    }
}
