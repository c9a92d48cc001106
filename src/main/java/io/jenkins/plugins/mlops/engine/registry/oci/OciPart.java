package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.http.WatchedBody;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;

/** A piece of a blob on its way out, read anew whenever it is asked for. The registry compares the digest of the whole. */
final class OciPart implements OciClient.Question {
    private final OciBlob blob;
    private final URI to;
    private final long from;
    private final long length;
    private final String method;
    private WatchedBody body;

    OciPart(OciBlob blob, URI to, long from, long length, String method) {
        this.blob = blob;
        this.to = to;
        this.from = from;
        this.length = length;
        this.method = method;
    }

    String shown() {
        return "upload of " + blob.shown() + ", bytes " + from + "-" + (from + length - 1);
    }

    @Override
    public HttpRequest.Builder request() throws IOException {
        if (body != null) {
            body.close();
        }
        InputStream in = blob.source().open();
        in.skipNBytes(from);
        body = new WatchedBody(in, length, Digests.sha256());
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .header("Content-Type", "application/octet-stream")
                .method(method, body.publisher());
        return method.equals("PATCH") ? request.header("Content-Range", from + "-" + (from + length - 1)) : request;
    }

    @Override
    public WatchedBody body() {
        return body;
    }

    @Override
    public void done() throws IOException {
        body.close();
    }
}
