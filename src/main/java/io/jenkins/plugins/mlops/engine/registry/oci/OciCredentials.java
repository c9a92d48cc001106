package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.http.HttpCredentials;
import java.util.Map;

/** Credentials for an OCI registry. */
public final class OciCredentials extends HttpCredentials {
    static final String VARIABLES = "MLOPS_OCI_USERNAME and MLOPS_OCI_PASSWORD, or MLOPS_OCI_TOKEN";

    private OciCredentials(Sent sent, String advice) {
        super(sent, advice);
    }

    /**
     * None.
     *
     * @param advice what to do when a registry wants some
     */
    public static OciCredentials none(String advice) {
        return new OciCredentials(Sent.NOTHING, advice);
    }

    /** A user and a password; they are exchanged for a token where the registry asks for that. */
    public static OciCredentials basic(String user, String password) {
        return new OciCredentials(Sent.basic(user, password), "");
    }

    /**
     * A token of the registry itself; white space around it is left out.
     *
     * @throws BadInputException when it cannot be sent, without repeating it
     */
    public static OciCredentials token(String given) {
        String token = given.strip();
        if (!canBeSent(token)) {
            throw new BadInputException(
                    "the token for the registry is empty, or holds white space or a character beyond ASCII");
        }
        return new OciCredentials(Sent.bearer(token), "");
    }

    /** Those of the environment: a user with a password, or else a token. */
    public static OciCredentials of(Map<String, String> environment) {
        String user = environment.getOrDefault("MLOPS_OCI_USERNAME", "").strip();
        String token = environment.getOrDefault("MLOPS_OCI_TOKEN", "").strip();
        if (!user.isEmpty()) {
            return basic(user, environment.getOrDefault("MLOPS_OCI_PASSWORD", ""));
        }
        return token.isEmpty() ? none("set " + VARIABLES) : token(token);
    }
}
