package io.jenkins.plugins.mlops.engine.registry.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Credentials for a server, as {@code Authorization} carries them. No text of this class ever holds the secret, except the header itself. */
public abstract class HttpCredentials {
    /** Shorter secrets would blank out ordinary words. */
    private static final int SHORT = 4;

    /**
     * What is sent, and how it is spoken of.
     *
     * @param kind for messages
     * @param header value of {@code Authorization}, or null for none
     * @param secrets what is blanked out where a server repeats it
     */
    protected record Sent(String kind, String header, List<String> secrets) {
        /** Nothing. */
        public static final Sent NOTHING = new Sent("no credentials", null, List.of());

        /** A user and a password. */
        public static Sent basic(String user, String password) {
            String encoded =
                    Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
            return new Sent("user and password", "Basic " + encoded, List.of(password, encoded));
        }

        /** A token that {@link #canBeSent}. */
        public static Sent bearer(String token) {
            return new Sent("token", "Bearer " + token, List.of(token));
        }
    }

    private final String kind;
    private final String header;
    private final List<String> secrets = new ArrayList<>();
    private final String advice;

    /**
     * Credentials.
     *
     * @param advice what to do when a server wants some and there are none
     */
    protected HttpCredentials(Sent sent, String advice) {
        this.kind = sent.kind();
        this.header = sent.header();
        this.advice = advice;
        for (String secret : sent.secrets()) {
            if (secret.length() >= SHORT) {
                secrets.add(secret);
            }
        }
    }

    /** Tells whether a header can carry a token; the JDK would refuse any other with its value in the message. */
    protected static boolean canBeSent(String token) {
        return token.matches("[\\x21-\\x7e]+");
    }

    /** Tells whether there are any. */
    public final boolean given() {
        return header != null;
    }

    /** Tells whether they are a token. */
    public final boolean isToken() {
        return header != null && header.startsWith("Bearer ");
    }

    /** Value of {@code Authorization}; null when there are none. */
    public final String header() {
        return header;
    }

    /**
     * Says what is wrong when a server answers 401 or 403: 403 is a permission that is missing, and no wrong password.
     *
     * @param said what the server adds, from {@code ": "} on, or an empty text
     */
    public final String refused(int status, String said) {
        String answer = "(" + status + said + ")";
        if (!given()) {
            return "wants credentials " + answer + "; " + advice;
        }
        return status == 403
                ? "does not allow this with the " + kind + " " + answer + "; their user may lack a permission there"
                : "refuses the " + kind + " " + answer;
    }

    /** Returns advice for a server that wants credentials when there are none. */
    public final String advice() {
        return advice;
    }

    /** The text without the secret: a server may repeat in its answer what it was sent. */
    public final String scrub(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "****");
        }
        return clean;
    }

    @Override
    public final String toString() {
        return kind;
    }
}
