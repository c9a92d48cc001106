package io.jenkins.plugins.mlops.engine.registry;

/**
 * Something wrong with a registry.
 *
 * @param damage true when something that was registered is lost or changed, false when only something derived is out of date
 * @param path the file, relative to the registry
 * @param message one sentence with what to do
 */
public record Problem(boolean damage, String path, String message) {}
