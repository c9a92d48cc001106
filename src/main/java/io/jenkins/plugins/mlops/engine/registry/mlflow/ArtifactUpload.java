package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import io.jenkins.plugins.mlops.engine.registry.http.WatchedBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.security.MessageDigest;

/** Uploads files through MLflow's artifact proxy: large ones in parts where the server's store can, else in one piece. */
final class ArtifactUpload {
    private final MlflowClient client;
    private final ArtifactRoot root;
    private final MultipartUpload multipart;

    ArtifactUpload(MlflowClient client, ArtifactRoot root, PartSize parts) {
        this.client = client;
        this.root = root;
        this.multipart = new MultipartUpload(client, root, parts);
    }

    /**
     * Uploads one file.
     *
     * @throws IOException when it did not arrive whole, or is no longer what it was when its digest was taken
     */
    void upload(Upload file) throws IOException {
        if (!multipart.upload(file)) {
            put(file);
        }
    }

    /** In one piece. */
    private void put(Upload file) throws IOException {
        String shown = "upload of " + file.path();
        MessageDigest[] digest = new MessageDigest[1];
        ServerResponse answer = client.patiently(shown, MlflowClient.Twice.HARMLESS, () -> {
            digest[0] = Digests.sha256();
            try (InputStream in = file.source().open();
                    WatchedBody body = new WatchedBody(in, file.bytes(), digest[0])) {
                HttpRequest request = client.request(
                                client.server().at(ArtifactRoot.PROXY + "/" + root.encoded(file.path())))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(body.publisher())
                        .build();
                return sent(client, request, body);
            }
        });
        client.understood(answer, shown);
        compare(file, digest[0]);
    }

    /** Sends a body; a connection that broke says how far it came. */
    static ServerResponse sent(MlflowClient client, HttpRequest request, WatchedBody body) throws IOException {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + " after " + body.sent() + " bytes", e);
        }
    }

    static void compare(Upload file, MessageDigest digest) throws IOException {
        String sent = Digests.text(digest);
        if (!sent.equals(file.digest())) {
            throw new IOException(file.path() + " changed while it was registered: " + file.digest() + " before, "
                    + sent + " when it was sent");
        }
    }
}
