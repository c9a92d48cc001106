package io.jenkins.plugins.mlops.engine.registry.store;

import io.jenkins.plugins.mlops.engine.registry.ModelVersion;

/**
 * A version in some registry.
 *
 * @param version what is known of it. From a server: {@code digest}, {@code fingerprint} and {@code key} are null when something else registered it, and
 *     files, signature, scan and verdicts are only there right after it was registered
 * @param url where a person can look at it, or null
 */
public record StoredVersion(ModelVersion version, String url) {
    /** Its number. */
    public int number() {
        return version.number();
    }

    /** {@code models:/name/number}. */
    public String uri() {
        return version.uri();
    }

    /** Identity of its name and files. */
    public String digest() {
        return version.digest();
    }
}
