package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.results.RegisteredVersion;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code registerModel} and {@code promoteModel} return to a Pipeline: {@code def v = registerModel ...; sh "deploy ${v.uri}"}. */
public final class RegistrationOutcome extends CheckOutcome {
    private static final long serialVersionUID = 1L;

    private final RegisteredVersion registered;

    RegistrationOutcome(CheckSummary check, String url) {
        super(check, url, null);
        this.registered = check.getRegistered();
    }

    /** The model; null when nothing was registered, which only a Pipeline sees that goes on after a failed gate. */
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
    @Whitelisted
    public String getDigest() {
        return registered == null ? null : registered.getDigest();
    }

    /** {@code models:/credit-risk/3}, or null. */
    @Whitelisted
    public String getUri() {
        return registered == null ? null : registered.getUri();
    }
}
