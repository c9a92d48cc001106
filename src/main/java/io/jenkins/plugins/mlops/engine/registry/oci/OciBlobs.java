package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;

/** The blobs of one repository: asked for by digest, sent in one piece or in chunks, compared on the way in both directions. */
final class OciBlobs {
    private static final int UPLOADS = 3;

    private final OciClient client;
    private final String repository;
    private final long chunk;

    /** @param chunk larger blobs are sent in chunks of this many bytes */
    OciBlobs(OciClient client, String repository, long chunk) {
        this.client = client;
        this.repository = repository;
        this.chunk = chunk;
    }

    private String scope() {
        return "repository:" + repository + ":pull,push";
    }

    private URI at(String path) {
        return client.address().at(repository + "/blobs/" + path);
    }

    /** Tells whether the repository holds a blob. */
    boolean holds(String digest) throws IOException {
        String shown = "blob " + digest;
        ServerResponse answer = client.ask(
                scope(),
                shown,
                () -> HttpRequest.newBuilder(at(digest)).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        return !answer.redirect() && client.expect(answer, shown, 200, 404).status() == 200 || answer.redirect();
    }

    /** Sends a blob unless the repository holds it, or gets it from another repository of the registry. An upload that breaks off begins anew. */
    void push(OciBlob blob) throws IOException {
        for (int made = 1; !holds(blob.digest()); made++) {
            try {
                send(blob);
                return;
            } catch (OciException e) {
                boolean again = e.status() == 404 || e.status() == 416 || e.status() >= 500;
                if (!again || made >= UPLOADS) {
                    throw e;
                }
            }
        }
    }

    private void send(OciBlob blob) throws IOException {
        String shown = "upload of " + blob.shown();
        URI start = at("uploads/?mount=" + blob.digest());
        ServerResponse begun = client.ask(
                scope(), shown, () -> HttpRequest.newBuilder(start).POST(HttpRequest.BodyPublishers.noBody()));
        if (client.expect(begun, shown, 201, 202).status() == 201) {
            return; // another repository had it
        }
        URI session = client.location(begun, start, shown);
        long sent = 0;
        if (blob.bytes() > chunk) {
            for (long from = 0; from < blob.bytes(); from = sent) {
                OciPart part = new OciPart(blob, session, from, Math.min(chunk, blob.bytes() - from), "PATCH");
                ServerResponse answer = client.ask(scope(), part.shown(), part);
                session = client.location(client.expect(answer, part.shown(), 202), session, part.shown());
                sent = Math.min(blob.bytes(), from + chunk);
            }
        }
        URI end = URI.create(session + (session.getRawQuery() == null ? "?" : "&") + "digest="
                + blob.digest().replace(":", "%3A"));
        ServerResponse answer = client.ask(scope(), shown, new OciPart(blob, end, sent, blob.bytes() - sent, "PUT"));
        if (answer.status() == 400 && answer.text().contains("DIGEST_INVALID")) {
            throw new IOException(
                    blob.shown() + " changed while it was registered: what arrived is not " + blob.digest());
        }
        client.expect(answer, shown, 201);
    }

    /** The bytes of a small blob, compared with their digest. */
    byte[] pull(String digest, String what) throws IOException {
        URI from = at(digest);
        ServerResponse answer = client.followed(
                client.ask(scope(), what, () -> HttpRequest.newBuilder(from).GET()), from, what);
        byte[] bytes = client.expect(answer, what, 200).body();
        if (!Digests.of(bytes).equals(digest)) {
            throw client.problem(what, "sends other bytes than " + digest, 200, null);
        }
        return bytes;
    }
}
