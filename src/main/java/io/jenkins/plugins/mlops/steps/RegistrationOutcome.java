package io.jenkins.plugins.mlops.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.RegisteredVersion;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/**
 * Return value of {@code registerModel} and {@code promoteModel} in a Pipeline:
 * {@code def v = registerModel ...; sh "deploy ${v.uri}"}.
 */
public final class RegistrationOutcome extends CheckOutcome {
    private static final long serialVersionUID = 1L;

    private final RegisteredVersion registered;
    private final String page;

    RegistrationOutcome(CheckSummary check, String url) {
        super(check, url, null);
        this.registered = check.getRegistered();
        this.page = page(registered);
    }

    private static String page(RegisteredVersion registered) {
        if (registered == null || registered.getRegistry() != null) {
            return registered == null ? null : registered.getPage();
        }
        String root = Jenkins.get().getRootUrl();
        return (root == null ? "" : root) + registered.getUrl();
    }

    /** The model; null when nothing was registered, which only a Pipeline sees that goes on after a failed gate. */
    @CheckForNull
    @Whitelisted
    public String getName() {
        return registered == null ? null : registered.getName();
    }

    /** The number of the version; 0 when nothing was registered. */
    @Whitelisted
    public int getVersion() {
        return registered == null ? 0 : registered.getNumber();
    }

    /** Of the version's manifest, or null. */
    @CheckForNull
    @Whitelisted
    public String getDigest() {
        return registered == null ? null : registered.getDigest();
    }

    /** {@code models:/credit-risk/3}, or null. */
    @CheckForNull
    @Whitelisted
    public String getUri() {
        return registered == null ? null : registered.getUri();
    }

    /** Id of the registry the version is in, or null. */
    @CheckForNull
    @Whitelisted
    public String getRegistry() {
        return registered == null
                ? null
                : registered.getRegistry() == null ? EmbeddedRegistry.ID : registered.getRegistry();
    }

    /** Where a person sees the version: on the Models page, or on a page of the server; null when there is none. */
    @CheckForNull
    @Whitelisted
    public String getPage() {
        return page;
    }
}
