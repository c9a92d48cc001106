package io.jenkins.plugins.mlops.agent;

/**
 * A check that did not pass.
 *
 * @param rule its rule; null in the last one where there are more than are told
 * @param line what the log shows: verdict, rule and what was found
 */
public record BrokenCheck(String rule, String line) {}
