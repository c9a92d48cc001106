package io.jenkins.plugins.mlops.engine.registry;

/**
 * A document that says something about a version, to be kept beside it.
 *
 * @param kind {@code model-card}, {@code bom}, {@code verdict} or {@code signature}
 * @param mediaType of its bytes
 * @param path a file name for it
 * @param bytes the document
 */
public record EvidenceDocument(String kind, String mediaType, String path, byte[] bytes) {}
