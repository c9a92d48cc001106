package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.registry.http.Retries;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import io.jenkins.plugins.mlops.engine.registry.http.Transport;
import io.jenkins.plugins.mlops.engine.registry.http.WatchedBody;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;

/** Asks an OCI registry, again when that may help, shows credentials only where they belong, and says in one line why something could not be done. */
final class OciClient {
    private static final int LONGEST = 300;
    private static final int HOPS = 4;

    private final OciAddress address;
    private final OciCredentials credentials;
    private final Retries retries;
    private final Transport transport;
    private final OciTokens tokens;

    OciClient(OciAddress address, OciCredentials credentials, RetryPolicy patience) {
        this.address = address;
        this.credentials = credentials;
        this.retries = new Retries(patience);
        this.transport = new Transport(patience);
        this.tokens = new OciTokens(this, address, credentials);
    }

    OciAddress address() {
        return address;
    }

    /** Something that is asked for, from the beginning each time. */
    interface Question {
        /** Builds the request; credentials are added later. */
        HttpRequest.Builder request() throws IOException;

        /** Returns the body to watch, or null. */
        default WatchedBody body() {
            return null;
        }

        /** Gives back what the request held. */
        default void done() throws IOException {
            // most hold nothing
        }
    }

    /**
     * Asks until there is an answer that need not be asked for again.
     *
     * @param scope what a token has to allow, for example {@code repository:a/b:pull,push}
     * @param shown what to call it in a message
     */
    ServerResponse ask(String scope, String shown, Question question) throws IOException {
        ServerResponse answer = patiently(shown, () -> once(question, tokens.known(scope)));
        if (answer.status() == 401) {
            Challenge challenge = Challenge.of(answer.headers().allValues("WWW-Authenticate"));
            String header = tokens.answer(challenge, scope, shown);
            if (header != null) {
                answer = patiently(shown, () -> once(question, header));
            }
        }
        return answer;
    }

    private ServerResponse once(Question question, String authorization) throws IOException {
        HttpRequest.Builder builder = question.request().header("User-Agent", "mlops-stages");
        URI to = builder.copy().build().uri();
        if (authorization != null && address.holds(to) && OciAddress.isPrivate(to)) {
            builder.header("Authorization", authorization);
        }
        try {
            return transport.send(builder.build(), question.body());
        } finally {
            question.done();
        }
    }

    /** Sends one request without looking for credentials, as it is. */
    ServerResponse plain(String shown, HttpRequest request) throws IOException {
        return patiently(shown, () -> transport.send(request, null));
    }

    /** Follows the redirects of a download, without credentials and never back to an unencrypted address. */
    ServerResponse followed(ServerResponse first, URI from, String shown) throws IOException {
        ServerResponse answer = first;
        URI at = from;
        for (int hop = 0; answer.redirect(); hop++) {
            at = location(answer, at, shown);
            if (hop >= HOPS || !OciAddress.isPrivate(at)) {
                throw problem(shown, "redirects to " + host(at) + ", which is not followed", answer.status(), null);
            }
            answer = plain(shown, HttpRequest.newBuilder(at).GET().build());
        }
        return answer;
    }

    /** Where an answer sends the next request. */
    URI location(ServerResponse answer, URI from, String shown) throws OciException {
        try {
            return from.resolve(answer.header("Location").orElseThrow());
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw problem(shown, "names no usable Location", answer.status(), e);
        }
    }

    /** Everything here may be asked twice: content goes by its digest, and the rest says where it stands. */
    private ServerResponse patiently(String shown, Retries.Attempt attempt) throws IOException {
        return retries.ask(true, attempt, (failure, what) -> problem(shown, what, 0, failure));
    }

    /** Refuses an answer that is none of the expected ones, in one line. */
    ServerResponse expect(ServerResponse answer, String shown, Integer... statuses) throws OciException {
        if (List.of(statuses).contains(answer.status())) {
            return answer;
        }
        List<JsonObject> errors =
                answer.json().map(json -> json.objects("errors")).orElse(List.of());
        String said = errors.isEmpty()
                ? ""
                : ": " + errors.get(0).text("code", "") + " " + errors.get(0).text("message", "");
        int status = answer.status();
        if (status == 401 || status == 403) {
            boolean kept = credentials.given() && !OciAddress.isPrivate(address.base());
            throw problem(
                    shown,
                    kept
                            ? "wants credentials (" + status + "), which are not sent over http; use https"
                            : credentials.refused(status, said),
                    status,
                    null);
        }
        throw problem(
                shown,
                answer.redirect()
                        ? "redirects where it should answer (" + status + "); give the address it redirects to"
                        : "answers " + status + said
                                + (errors.isEmpty() ? "; is this the address of an OCI registry?" : ""),
                status,
                null);
    }

    /** A problem in one line that begins with the registry; secrets that a server repeats are blanked out. */
    OciException problem(String shown, String what, int status, Throwable cause) {
        String line = tokens.scrub(credentials.scrub(what)).replaceAll("\\p{Cntrl}+", " ");
        return new OciException(
                "the registry " + address + " " + (line.length() > LONGEST ? line.substring(0, LONGEST) + " ..." : line)
                        + " [" + shown + "]",
                status,
                cause);
    }

    static String host(URI uri) {
        return uri.getHost() == null ? "another address" : uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
