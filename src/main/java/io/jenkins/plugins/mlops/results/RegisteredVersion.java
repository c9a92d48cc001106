package io.jenkins.plugins.mlops.results;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import java.io.Serializable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The version of a model that a check made or promoted, as build.xml holds it. Immutable. */
@ExportedBean(defaultVisibility = 2)
public final class RegisteredVersion implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Longest address that is kept, in bytes as build.xml has it; a longer one is no link. */
    private static final int MAX_PAGE = 500;

    /** Size of the names of the fields in build.xml. */
    private static final int FIELDS = 240;

    private final String name;
    private final int number;
    private final String digest;
    private final String registry;
    private final String page;

    /** A version in the registry inside Jenkins. */
    public RegisteredVersion(ModelVersion version) {
        this(version, null, null);
    }

    /**
     * A version in any registry.
     *
     * @param registry id of the registry, null for the one inside Jenkins
     * @param page where a person sees the version there, http or https, or null
     */
    public RegisteredVersion(ModelVersion version, String registry, String page) {
        this.registry = registry;
        this.page = isAddress(page) && BuildXmlBudget.bytes(page) <= MAX_PAGE ? page : null;
        this.name = version.name();
        this.number = version.number();
        // A server may answer with anything.
        this.digest = Digests.isDigest(version.digest()) ? version.digest() : null;
    }

    /** Tells whether a text may become a link: http or https, and nothing that a browser would run. */
    private static boolean isAddress(String text) {
        return text != null && text.matches("https?://\\P{Cntrl}*");
    }

    /** Returns its size in build.xml, in bytes, names of fields included. */
    int xmlBytes() {
        int texts = 0;
        for (String text : new String[] {name, digest, registry, page}) {
            texts += text == null ? 0 : BuildXmlBudget.bytes(text);
        }
        return texts + FIELDS;
    }

    @Exported
    public String getName() {
        return name;
    }

    @Exported
    public int getNumber() {
        return number;
    }

    /** Id of the registry; null for the one inside Jenkins. */
    @CheckForNull
    @Exported
    public String getRegistry() {
        return registry;
    }

    /** Address of its page in a registry outside of Jenkins, or null. */
    @CheckForNull
    @Exported
    public String getPage() {
        return page;
    }

    /** Of the version's manifest; null when something else than this plugin registered it with a server. */
    @CheckForNull
    @Exported
    public String getDigest() {
        return digest;
    }

    @Exported
    public String getUri() {
        return "models:/" + name + "/" + number;
    }

    /** The page of a version in the registry inside Jenkins, from the root of Jenkins; the page itself asks who may see it. */
    public String getUrl() {
        return "mlops/model/" + new ModelName(name).key() + "/version/" + number + "/";
    }

    private Object readResolve() {
        if (page != null && !isAddress(page)) { // it becomes a link
            throw new IllegalArgumentException("a build holds a version whose page is not an address");
        }
        try {
            new ModelName(name);
        } catch (BadInputException x) {
            throw new IllegalArgumentException("a build holds a version that is not whole", x);
        }
        return this;
    }
}
