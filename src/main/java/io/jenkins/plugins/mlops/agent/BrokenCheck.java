package io.jenkins.plugins.mlops.agent;

/**
 * A check that did not pass.
 *
 * @param rule its rule; null in the last one where there are more than are told
 * @param line what the log shows: verdict, rule and what was found
 * @param found what was found, in a sentence; null where nothing more is known
 */
public record BrokenCheck(String rule, String line, String found) {}
