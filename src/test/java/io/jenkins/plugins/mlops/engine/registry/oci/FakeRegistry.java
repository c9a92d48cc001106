package io.jenkins.plugins.mlops.engine.registry.oci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An OCI registry in memory that does what the distribution specification 1.1 demands and nothing more: it refuses chunks that do not follow, digests that
 * do not fit, and manifests that name blobs it does not hold.
 */
public class FakeRegistry implements Closeable {
    private static final Pattern ROUTE =
            Pattern.compile("/v2/(.+)/(blobs/uploads|blobs|manifests|tags|referrers)/(.*)");

    final Map<String, byte[]> blobs = new TreeMap<>();
    final Map<String, byte[]> manifests = new TreeMap<>();
    final Map<String, String> tags = new TreeMap<>();
    final List<String> log = new ArrayList<>();
    /** What each request with credentials carried, by the path it went to. */
    final List<String> shown = new ArrayList<>();

    private final Map<String, ByteArrayOutputStream> uploads = new TreeMap<>();
    private final HttpServer server;
    boolean referrers = true;
    boolean deletes = true;
    /** Tells its repositories. */
    public boolean catalog = true;

    int busy;
    int page = 1_000;
    String challenge;
    String wanted;
    String realm = "";
    int chunks;
    private int begun;
    /** Where downloads of blobs are sent, in place of an answer. */
    String elsewhere;

    public FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.setExecutor(Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Lets nobody in whose credentials do not begin so; others are sent a challenge. */
    public synchronized void lock(String asked, String beginning) {
        challenge = asked;
        wanted = beginning;
    }

    /** What was asked, with methods. */
    public synchronized List<String> requests() {
        return List.copyOf(log);
    }

    /** All tags, as {@code model:tag}. */
    public synchronized List<String> tagged() {
        return tags.keySet().stream()
                .map(tag -> tag.substring(tag.lastIndexOf('/') + 1))
                .toList();
    }

    OciAddress address() {
        return OciAddress.parse("oci://" + host() + "/team/models");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        synchronized (this) {
            String path = exchange.getRequestURI().getPath();
            log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization != null) {
                shown.add(path + " " + authorization);
            }
            if (path.equals("/token")) {
                boolean right = "Basic dXNlcjpwYXNzd29yZA==".equals(authorization);
                send(
                        exchange,
                        right ? 200 : 401,
                        JsonWriter.write(Map.of(
                                "token",
                                "tok3n-" + exchange.getRequestURI().getQuery().hashCode())));
            } else if (busy > 0) {
                busy--;
                exchange.getResponseHeaders().add("Retry-After", "0");
                error(exchange, 429, "TOOMANYREQUESTS");
            } else if (wanted != null && (authorization == null || !authorization.startsWith(wanted))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", challenge);
                error(exchange, 401, "UNAUTHORIZED");
            } else {
                route(exchange, body);
            }
        }
        exchange.close();
    }

    private void route(HttpExchange exchange, byte[] body) throws IOException {
        if (catalog && exchange.getRequestURI().getPath().equals("/v2/_catalog")) {
            catalog(exchange);
            return;
        }
        Matcher route = ROUTE.matcher(exchange.getRequestURI().getPath());
        if (!route.matches()) {
            error(exchange, 404, "NAME_UNKNOWN");
            return;
        }
        String name = route.group(1);
        String last = route.group(3);
        switch (exchange.getRequestMethod() + " " + route.group(2)) {
            case "GET blobs" -> {
                if (elsewhere == null || exchange.getRequestURI().getQuery() != null) {
                    bytes(exchange, blobs.get(name + "@" + last));
                } else {
                    exchange.getResponseHeaders().add("Location", elsewhere + exchange.getRequestURI() + "?signed");
                    exchange.sendResponseHeaders(307, -1);
                }
            }
            case "HEAD blobs" -> bytes(exchange, blobs.get(name + "@" + last));
            case "POST blobs/uploads" -> begin(exchange, name);
            case "PATCH blobs/uploads" -> chunk(exchange, body, last);
            case "PUT blobs/uploads" -> end(exchange, body, name, last);
            case "GET manifests", "HEAD manifests" -> {
                String digest = last.startsWith("sha256:") ? last : tags.get(name + ":" + last);
                bytes(exchange, digest == null ? null : manifests.get(name + "@" + digest));
            }
            case "PUT manifests" -> manifest(exchange, body, name, last);
            case "DELETE manifests" -> {
                if (deletes && tags.remove(name + ":" + last) != null) {
                    exchange.sendResponseHeaders(202, -1);
                } else {
                    error(exchange, 405, "UNSUPPORTED");
                }
            }
            case "GET tags" -> list(exchange, name);
            default -> error(exchange, 405, "UNSUPPORTED");
        }
    }

    private void begin(HttpExchange exchange, String name) throws IOException {
        String id = "u" + ++begun;
        uploads.put(id, new ByteArrayOutputStream());
        exchange.getResponseHeaders().add("Location", "/v2/" + name + "/blobs/uploads/" + id + "?state=a%2Fb");
        exchange.sendResponseHeaders(202, -1);
    }

    private void chunk(HttpExchange exchange, byte[] body, String id) throws IOException {
        ByteArrayOutputStream upload = uploads.get(id);
        String range = exchange.getRequestHeaders().getFirst("Content-Range");
        if (upload == null || !(upload.size() + "-" + (upload.size() + body.length - 1)).equals(range)) {
            error(exchange, 416, "BLOB_UPLOAD_INVALID");
            return;
        }
        chunks++;
        upload.write(body);
        exchange.getResponseHeaders().add("Location", exchange.getRequestURI().toString());
        exchange.sendResponseHeaders(202, -1);
    }

    private void end(HttpExchange exchange, byte[] body, String name, String id) throws IOException {
        ByteArrayOutputStream upload = uploads.remove(id);
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        upload.write(body);
        String digest = Digests.of(upload.toByteArray());
        if (!query.startsWith("state=a/b&") || !query.endsWith("digest=" + digest)) {
            error(exchange, 400, "DIGEST_INVALID");
            return;
        }
        blobs.put(name + "@" + digest, upload.toByteArray());
        exchange.sendResponseHeaders(201, -1);
    }

    private void manifest(HttpExchange exchange, byte[] body, String name, String reference) throws IOException {
        String digest = Digests.of(body);
        JsonObject tree = new JsonObject(JsonReader.object(new String(body, StandardCharsets.UTF_8)));
        List<JsonObject> named = new ArrayList<>(tree.objects("layers"));
        if (!tree.object("config").isEmpty()) {
            named.add(tree.object("config"));
        }
        for (JsonObject each : named) {
            byte[] blob = blobs.get(name + "@" + each.text("digest", ""));
            if (blob == null || blob.length != each.whole("size", -1)) {
                error(exchange, 404, "MANIFEST_BLOB_UNKNOWN");
                return;
            }
        }
        manifests.put(name + "@" + digest, body);
        if (!reference.startsWith("sha256:")) {
            tags.put(name + ":" + reference, digest);
        } else if (!reference.equals(digest)) {
            error(exchange, 400, "DIGEST_INVALID");
            return;
        }
        String subject = tree.object("subject").text("digest", null);
        if (referrers && subject != null) {
            exchange.getResponseHeaders().add("OCI-Subject", subject);
        }
        exchange.sendResponseHeaders(201, -1);
    }

    /** The repositories, a page at a time as tags are. */
    private void catalog(HttpExchange exchange) throws IOException {
        List<String> all = tags.keySet().stream()
                .map(tag -> tag.substring(0, tag.indexOf(':')))
                .distinct()
                .sorted()
                .toList();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String after = query.contains("last=") ? query.replaceAll(".*last=", "") : "";
        List<String> part = all.stream()
                .filter(name -> name.compareTo(after) > 0)
                .limit(page)
                .toList();
        if (part.size() == page) {
            exchange.getResponseHeaders()
                    .add("Link", "</v2/_catalog?n=1&last=" + part.get(part.size() - 1) + ">; rel=\"next\"");
        }
        send(exchange, 200, JsonWriter.write(Map.of("repositories", part)));
    }

    private void list(HttpExchange exchange, String name) throws IOException {
        List<String> all = tags.keySet().stream()
                .filter(tag -> tag.startsWith(name + ":"))
                .map(tag -> tag.substring(name.length() + 1))
                .toList();
        Matcher last = Pattern.compile("last=([^&]*)")
                .matcher(String.valueOf(exchange.getRequestURI().getQuery()));
        String after = last.find() ? last.group(1) : "";
        List<String> part =
                all.stream().filter(tag -> tag.compareTo(after) > 0).limit(page).toList();
        if (!part.isEmpty() && !part.get(part.size() - 1).equals(all.get(all.size() - 1))) {
            exchange.getResponseHeaders()
                    .add(
                            "Link",
                            "</v2/" + name + "/tags/list?n=1&last=" + part.get(part.size() - 1) + ">; rel=\"next\"");
        }
        if (all.isEmpty()) {
            error(exchange, 404, "NAME_UNKNOWN");
        } else {
            send(exchange, 200, JsonWriter.write(Map.of("name", name, "tags", part)));
        }
    }

    private static void bytes(HttpExchange exchange, byte[] found) throws IOException {
        if (found == null) {
            error(exchange, 404, "BLOB_UNKNOWN");
        } else if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", String.valueOf(found.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, found.length == 0 ? -1 : found.length);
            exchange.getResponseBody().write(found);
        }
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        String text = JsonWriter.write(Map.of("errors", List.of(Map.of("code", code, "message", "says the registry"))));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            send(exchange, status, text);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
