package io.jenkins.plugins.mlops.engine.registry;

/**
 * Where a version or an event comes from. Every member may be null: a laptop has no build.
 *
 * @param url address of the build
 * @param name full name of the job and number of the build
 * @param commit source revision
 * @param branch source branch
 */
public record BuildInfo(String url, String name, String commit, String branch) {
    /** No build at all. */
    public static final BuildInfo NONE = new BuildInfo(null, null, null, null);
}
