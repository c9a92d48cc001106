package io.jenkins.plugins.mlops.results;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import java.io.Serializable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The version of a model that a check made or promoted, as build.xml holds it. Immutable. */
@ExportedBean(defaultVisibility = 2)
public final class RegisteredVersion implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final int number;
    private final String digest;

    public RegisteredVersion(ModelVersion version) {
        this.name = version.name();
        this.number = version.number();
        this.digest = version.digest();
    }

    @Exported
    public String getName() {
        return name;
    }

    @Exported
    public int getNumber() {
        return number;
    }

    /** Of the version's manifest. */
    @Exported
    public String getDigest() {
        return digest;
    }

    @Exported
    public String getUri() {
        return "models:/" + name + "/" + number;
    }

    /** The page of the version, from the root of Jenkins; the page itself asks who may see it. */
    public String getUrl() {
        return "mlops/model/" + new ModelName(name).key() + "/version/" + number + "/";
    }

    private Object readResolve() {
        try {
            new ModelName(name);
        } catch (BadInputException x) {
            throw new IllegalArgumentException("a build holds a version that is not whole", x);
        }
        return this;
    }
}
