package io.jenkins.plugins.mlops.registry;

import java.io.IOException;

/**
 * What a registry and its form have to know of a kind of server.
 *
 * @param <A> an address that was checked
 * @param <C> what the engine calls credentials for such a server
 */
public interface ServerKind<A, C> {
    /**
     * Checks an address.
     *
     * @throws IllegalArgumentException in one line, without the advice that is for the command line
     */
    A address(String url);

    /** The address as credentials of a domain see it, http or https. */
    String place(A address);

    /** How credentials are shown to it. */
    CredentialKinds<C> credentials();

    /**
     * Asks it for something small.
     *
     * @throws IOException in one line, when it gives no answer that such a server gives
     */
    void ask(A address, C credentials) throws IOException;

    /** Says that models and credentials go unencrypted. */
    String unencrypted();

    /** Says that it answers. */
    String answers();
}
