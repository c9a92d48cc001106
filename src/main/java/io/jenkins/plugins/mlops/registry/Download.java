package io.jenkins.plugins.mlops.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * A file to keep, never to show. Its last bytes go out only once its digest was found right, so that nobody takes a damaged file for whole.
 */
final class Download implements HttpResponse {
    private static final int CHUNK = 1 << 16;

    private final String name;
    private final long bytes;
    private final Source source;

    /**
     * @param name path or name; the last part of it becomes the name of the file
     * @param bytes its size
     */
    Download(String name, long bytes, Source source) {
        this.name = name.substring(name.lastIndexOf('/') + 1);
        this.bytes = bytes;
        this.source = source;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        try (InputStream in = source.open()) {
            response.setContentType("application/octet-stream");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.setHeader("Cache-Control", "private, no-cache");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"; filename*=UTF-8''"
                            + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
            response.setContentLengthLong(bytes);
            OutputStream out = response.getOutputStream();
            byte[] held = in.readNBytes(CHUNK);
            for (byte[] next = in.readNBytes(CHUNK); next.length > 0; next = in.readNBytes(CHUNK)) {
                out.write(held);
                held = next;
            }
            out.write(held);
        }
    }

    /** Opens what is sent. */
    interface Source {
        InputStream open() throws IOException;
    }
}
