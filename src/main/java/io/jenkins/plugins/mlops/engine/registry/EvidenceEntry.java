package io.jenkins.plugins.mlops.engine.registry;

/**
 * A document beside a version, as the version names it.
 *
 * @param kind {@code model-card}, {@code bom}, {@code verdict} or {@code signature}
 * @param mediaType of its bytes
 * @param path a file name for it
 * @param digest the document itself, kept as a blob
 * @param bytes its size
 * @param manifest digest of the OCI manifest whose {@code subject} is the version's
 */
public record EvidenceEntry(String kind, String mediaType, String path, String digest, long bytes, String manifest) {}
