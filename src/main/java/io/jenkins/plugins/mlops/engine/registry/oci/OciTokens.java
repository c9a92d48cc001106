package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What stands in {@code Authorization}: user and password where the registry asks for them itself, or a token that its realm gives for one scope. User and
 * password go to a realm only over https, or to this machine.
 */
final class OciTokens {
    private final OciClient client;
    private final OciAddress address;
    private final OciCredentials credentials;
    private final Map<String, String> headers = new ConcurrentHashMap<>();

    OciTokens(OciClient client, OciAddress address, OciCredentials credentials) {
        this.client = client;
        this.address = address;
        this.credentials = credentials;
    }

    /** What was good for a scope before, or null. */
    String known(String scope) {
        return credentials.isToken() ? credentials.header() : headers.get(scope);
    }

    /** Answers what a registry asks for; null when it asks for nothing that can be given. */
    String answer(Challenge challenge, String scope, String shown) throws IOException {
        if (challenge == null || credentials.isToken()) {
            return null;
        }
        headers.remove(scope);
        if (challenge.scheme().equals("basic")) {
            if (credentials.given()) {
                headers.put(scope, credentials.header());
            }
            return credentials.header();
        }
        String token = token(realm(challenge, shown), challenge, scope, shown);
        headers.put(scope, "Bearer " + token);
        return headers.get(scope);
    }

    private URI realm(Challenge challenge, String shown) throws OciException {
        try {
            URI realm = new URI(challenge.parameter("realm"));
            boolean web = realm.getHost() != null
                    && realm.getRawUserInfo() == null
                    && ("https".equalsIgnoreCase(realm.getScheme()) || "http".equalsIgnoreCase(realm.getScheme()));
            boolean here = OciAddress.isPrivate(address.base());
            if (web && (OciAddress.isPrivate(realm) && here || !credentials.given())) {
                return realm;
            }
            throw client.problem(
                    shown,
                    "wants its token fetched from " + OciClient.host(realm)
                            + ", over http; credentials are only sent over https",
                    401,
                    null);
        } catch (java.net.URISyntaxException e) {
            throw client.problem(shown, "names no usable realm for its token", 401, e);
        }
    }

    private String token(URI realm, Challenge challenge, String scope, String shown) throws IOException {
        String service = challenge.parameter("service");
        String query = (service.isEmpty() ? "" : "service=" + encoded(service) + "&") + "scope=" + encoded(scope);
        URI asked = URI.create(realm + (realm.getRawQuery() == null ? "?" : "&") + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(asked).header("Accept", "application/json");
        if (credentials.given()) {
            request.header("Authorization", credentials.header());
        }
        ServerResponse answer = client.plain("token for " + shown, request.GET().build());
        JsonObject json = answer.json().orElse(JsonObject.of(null));
        String token = json.text("token", json.text("access_token", ""));
        if (!answer.good() || !token.matches("[\\x21-\\x7e]{1,65536}")) {
            throw client.problem(
                    shown,
                    credentials.given()
                            ? "gets no token from " + OciClient.host(realm) + " for the " + credentials + " ("
                                    + answer.status() + ")"
                            : "wants credentials (" + answer.status() + "); " + credentials.advice(),
                    answer.status(),
                    null);
        }
        return token;
    }

    /** The text without the tokens that were given. */
    String scrub(String text) {
        String clean = text;
        for (String header : headers.values()) {
            clean = clean.replace(header.substring(header.indexOf(' ') + 1), "****");
        }
        return clean;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
