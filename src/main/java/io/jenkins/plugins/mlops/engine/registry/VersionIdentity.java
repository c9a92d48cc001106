package io.jenkins.plugins.mlops.engine.registry;

/**
 * Names and digests of a registered version.
 *
 * @param name the model
 * @param number from 1, without gaps
 * @param digest of its OCI manifest
 * @param fingerprint one digest over all its files
 * @param key identity of this registration: the same bytes from the same build have the same
 */
public record VersionIdentity(String name, int number, String digest, String fingerprint, String key) {}
