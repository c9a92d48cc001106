package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import io.jenkins.plugins.mlops.engine.registry.http.WatchedBody;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Uploads a large file in parts, each to an address the server signed for it. Parts are sent one after the other, so that one digest covers them all;
 * a part that failed is sent again, not the file.
 */
final class MultipartUpload {
    private static final String MPU = "api/2.0/mlflow-artifacts/mpu/";
    /** Headers that the HTTP client sets itself and refuses from anybody else. */
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "expect", "upgrade");

    private final MlflowClient client;
    private final ArtifactRoot root;
    private final PartSize parts;
    private boolean unsupported;

    MultipartUpload(MlflowClient client, ArtifactRoot root, PartSize parts) {
        this.client = client;
        this.root = root;
        this.parts = parts;
    }

    /** Uploads a file; false when it is small or the server's store cannot take parts. */
    boolean upload(Upload file) throws IOException {
        if (unsupported || file.bytes() < parts.from()) {
            return false;
        }
        long size = parts.of(file.bytes());
        int count = (int) ((file.bytes() + size - 1) / size);
        JsonObject begun;
        try {
            begun = ask(
                    "create", file, Map.of("path", file.file(), "num_parts", (long) count), MlflowClient.Twice.HARMFUL);
        } catch (MlflowException e) {
            if (e.status() == 501 || e.status() == 404) { // its store has no parts, or it is too old to know of them
                unsupported = true;
                return false;
            }
            throw e;
        }
        String id = begun.text("upload_id", "");
        try {
            List<Map<String, Object>> done = send(file, size, begun.objects("credentials"), count);
            ask(
                    "complete",
                    file,
                    Map.of("path", file.file(), "upload_id", id, "parts", done),
                    MlflowClient.Twice.HARMLESS);
            return true;
        } catch (IOException | RuntimeException e) {
            abort(file, id, e);
            throw e;
        }
    }

    private JsonObject ask(String verb, Upload file, Map<String, ?> body, MlflowClient.Twice twice) throws IOException {
        return client.json(
                "POST",
                MPU + verb + "/" + root.encoded(file.folder()),
                "mpu/" + verb + " of " + file.path(),
                body,
                twice);
    }

    private void abort(Upload file, String id, Exception because) {
        try {
            ask("abort", file, Map.of("path", file.file(), "upload_id", id), MlflowClient.Twice.HARMLESS);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private List<Map<String, Object>> send(Upload file, long size, List<JsonObject> addresses, int count)
            throws IOException {
        if (addresses.size() != count) {
            throw client.problem(
                    "mpu/create of " + file.path(),
                    "signed " + addresses.size() + " addresses for " + count + " parts",
                    200,
                    "",
                    null);
        }
        MessageDigest whole = Digests.sha256();
        List<Map<String, Object>> done = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            JsonObject address = addresses.get(part);
            long from = part * size;
            Sent sent = part(file, address, from, Math.min(size, file.bytes() - from), whole);
            whole = sent.digest();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("part_number", address.whole("part_number", part + 1L));
            entry.put("etag", sent.etag());
            entry.put("url", address.text("url", ""));
            done.add(entry);
        }
        ArtifactUpload.compare(file, whole);
        return done;
    }

    /**
     * A part that arrived.
     *
     * @param etag what the store calls it
     * @param digest of everything up to its end
     */
    private record Sent(String etag, MessageDigest digest) {}

    private Sent part(Upload file, JsonObject address, long from, long length, MessageDigest before)
            throws IOException {
        String shown = "part " + address.text("part_number", "?") + " of " + file.path();
        URI target = target(address, shown);
        MessageDigest[] digest = new MessageDigest[1];
        ServerResponse answer = client.patiently(shown, MlflowClient.Twice.HARMLESS, () -> {
            digest[0] = copy(before);
            try (InputStream in = file.source().open()) {
                in.skipNBytes(from);
                WatchedBody body = new WatchedBody(in, length, digest[0]);
                // Not client.request: the store is another host, and the signature in the address is all it may see.
                HttpRequest.Builder request = HttpRequest.newBuilder(target).PUT(body.publisher());
                address.object("headers").members().forEach((name, value) -> {
                    if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                        request.setHeader(name, String.valueOf(value));
                    }
                });
                return ArtifactUpload.sent(client, request.build(), body);
            }
        });
        if (!answer.good()) {
            throw client.problem(shown, "has a store that answers " + answer.status(), answer.status(), "", null);
        }
        return new Sent(answer.header("ETag").orElse(""), digest[0]);
    }

    private URI target(JsonObject address, String shown) throws MlflowException {
        try {
            URI target = URI.create(address.text("url", ""));
            boolean safe = "https".equalsIgnoreCase(target.getScheme())
                    || "http".equalsIgnoreCase(target.getScheme())
                            && "http".equalsIgnoreCase(client.server().base().getScheme());
            if (safe && target.getHost() != null) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // told below, without the address: its signature is a secret
        }
        throw client.problem(shown, "signed an address for it that cannot be used", 200, "", null);
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e); // the JDK's can
        }
    }
}
