package io.jenkins.plugins.mlops.registry;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.RegistryIndex;
import java.io.IOException;
import java.nio.file.Path;
import jenkins.model.Jenkins;

/** The registry under {@code $JENKINS_HOME/mlops/registry}; one object for this Jenkins, because it remembers what is there. */
@Extension
public final class EmbeddedRegistry implements ExtensionPoint {
    /** Value of the step parameter {@code registry} for this registry. */
    public static final String ID = "embedded";

    private volatile RegistryIndex index;

    public static EmbeddedRegistry get() {
        return ExtensionList.lookupSingleton(EmbeddedRegistry.class);
    }

    /** Opens it; made when it is not there. */
    public Registry open() throws IOException {
        return index().registry();
    }

    /** Returns the content, without reading everything again at each question. */
    public RegistryIndex index() throws IOException {
        RegistryIndex known = index;
        if (known == null) {
            synchronized (this) {
                known = index;
                if (known == null) {
                    Path folder =
                            Jenkins.get().getRootDir().toPath().resolve("mlops").resolve("registry");
                    known = new RegistryIndex(Registry.open(folder, AliasListener::fire));
                    index = known;
                }
            }
        }
        return known;
    }
}
