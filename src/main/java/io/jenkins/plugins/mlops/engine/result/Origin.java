package io.jenkins.plugins.mlops.engine.result;

/**
 * The build a document was made in. Every member may be null: what a laptop makes has no build.
 *
 * @param url address of the build; two documents are of the same build when it is equal
 * @param name full name of the job and number of the build
 * @param commit source revision
 * @param branch source branch
 */
public record Origin(String url, String name, String commit, String branch) {
    /** No build at all. */
    public static final Origin NONE = new Origin(null, null, null, null);
}
