package io.jenkins.plugins.mlops.engine.registry.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request and its answer. Redirects are never followed: what was meant for one host, credentials above all, does not go to another.
 * Certificates are verified as the JDK does it.
 */
public final class Transport {
    private static final int LARGEST_ANSWER = 32 << 20;
    private static final long LOOK = 200;

    private final HttpClient client;
    private final RetryPolicy patience;

    public Transport(RetryPolicy patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * Sends a request.
     *
     * @param body the body to watch while it goes out, or null
     * @throws IOException when there is no whole answer in time; its message says what happened, without the address
     */
    public ServerResponse send(HttpRequest request, WatchedBody body) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> coming =
                client.sendAsync(request, info -> new BoundedBody(LARGEST_ANSWER));
        long asked = System.nanoTime();
        try {
            while (true) {
                try {
                    HttpResponse<byte[]> response = coming.get(LOOK, TimeUnit.MILLISECONDS);
                    return new ServerResponse(response.statusCode(), response.headers(), response.body());
                } catch (TimeoutException e) {
                    String late = late(body, asked);
                    if (late != null) {
                        throw new HttpTimeoutException(late);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw reason(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("was interrupted");
        } finally {
            coming.cancel(true); // closes the connection when it still stands
        }
    }

    /** Waits before something is asked again. */
    public static void rest(Duration pause) throws InterruptedIOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("was interrupted while waiting for the server");
        }
    }

    private String late(WatchedBody body, long asked) {
        boolean sending = body != null && !body.done();
        long still = body != null ? body.still() : System.nanoTime() - asked;
        Duration limit = sending ? patience.stall() : patience.answer();
        if (still <= limit.toNanos()) {
            return null;
        }
        return sending ? "took no more bytes for " + words(limit) : "gave no answer for " + words(limit);
    }

    private static String words(Duration limit) {
        return limit.toSeconds() > 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static IOException reason(Throwable cause) {
        String text = cause.getMessage() == null
                ? ""
                : cause.getMessage().lines().findFirst().orElse("");
        if (cause instanceof java.net.http.HttpConnectTimeoutException) {
            return new java.net.ConnectException("does not answer");
        }
        if (cause instanceof java.net.ConnectException) {
            return new java.net.ConnectException(
                    cause.getCause() instanceof java.nio.channels.UnresolvedAddressException
                            ? "has an unknown host"
                            : "cannot be reached" + (text.isEmpty() ? "" : " (" + text + ")"));
        }
        if (cause instanceof javax.net.ssl.SSLException) {
            return new IOException("cannot be trusted (" + (text.isEmpty() ? "TLS failed" : text) + ")", cause);
        }
        return new IOException("closed the connection" + (text.isEmpty() ? "" : " (" + text + ")"), cause);
    }
}
