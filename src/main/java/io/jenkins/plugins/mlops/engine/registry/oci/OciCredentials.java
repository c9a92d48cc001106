package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Credentials for an OCI registry. No text of this class ever holds the secret, except the header itself. */
public final class OciCredentials {
    static final String VARIABLES = "MLOPS_OCI_USERNAME and MLOPS_OCI_PASSWORD, or MLOPS_OCI_TOKEN";

    private static final int SHORT = 4;

    private final String kind;
    private final String header;
    private final List<String> secrets = new ArrayList<>();
    private final String advice;

    private OciCredentials(String kind, String header, String advice, String... secrets) {
        this.kind = kind;
        this.header = header;
        this.advice = advice;
        for (String secret : secrets) {
            if (secret.length() >= SHORT) { // shorter ones would blank out ordinary words
                this.secrets.add(secret);
            }
        }
    }

    /**
     * None.
     *
     * @param advice what to do when a registry wants some
     */
    public static OciCredentials none(String advice) {
        return new OciCredentials("no credentials", null, advice);
    }

    /** A user and a password; they are exchanged for a token where the registry asks for that. */
    public static OciCredentials basic(String user, String password) {
        String encoded = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new OciCredentials("user and password", "Basic " + encoded, "", password, encoded);
    }

    /**
     * A token of the registry itself; white space around it is left out.
     *
     * @throws BadInputException when it cannot be sent, without repeating it
     */
    public static OciCredentials token(String given) {
        String token = given.strip();
        if (!token.matches("[\\x21-\\x7e]+")) { // the JDK would refuse the header with its value in the message
            throw new BadInputException(
                    "the token for the registry is empty, or holds white space or a character beyond ASCII");
        }
        return new OciCredentials("token", "Bearer " + token, "", token);
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

    boolean given() {
        return header != null;
    }

    boolean isToken() {
        return header != null && header.startsWith("Bearer ");
    }

    String header() {
        return header;
    }

    String advice() {
        return advice;
    }

    /** The text without the secret: a server may repeat in its answer what it was sent. */
    String scrub(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "****");
        }
        return clean;
    }

    @Override
    public String toString() {
        return kind;
    }
}
