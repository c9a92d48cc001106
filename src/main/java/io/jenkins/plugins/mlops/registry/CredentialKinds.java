package io.jenkins.plugins.mlops.registry;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a kind of server is shown credentials.
 *
 * @param none without any; gets the advice for a server that wants some
 * @param token a secret text
 * @param basic a user name and a password
 * @param <T> what the engine calls credentials for such a server
 */
public record CredentialKinds<T>(
        Function<String, T> none, Function<String, T> token, BiFunction<String, String, T> basic) {}
