package io.jenkins.plugins.mlops.engine.registry.mlflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of an MLflow server as the store speaks to, in memory, with a place to make it misbehave. Public, because tests with a running Jenkins use it, too. */
public final class FakeMlflow implements AutoCloseable {
    /** Looks at a request first. */
    public interface Trouble {
        /** True when the request was dealt with. */
        boolean make(HttpExchange exchange, String call) throws Exception;
    }

    public final Map<String, byte[]> files = new TreeMap<>();
    public final List<Map<String, Object>> versions = new ArrayList<>();
    public final Map<String, Integer> aliases = new TreeMap<>();
    public final Map<String, String> modelTags = new TreeMap<>();
    public final Map<String, Double> metrics = new TreeMap<>();
    public final Map<String, String> ended = new TreeMap<>();
    public final List<String> experiments = new CopyOnWriteArrayList<>();
    public final List<String> runNames = new CopyOnWriteArrayList<>();
    public volatile String modelDescription;
    public final List<Integer> batches = new ArrayList<>();
    public final List<String> calls = new CopyOnWriteArrayList<>();
    public final List<String> authorizations = new CopyOnWriteArrayList<>();
    public volatile Trouble trouble = (exchange, call) -> false;
    boolean multipart;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private boolean model;
    private int runs;

    public FakeMlflow() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public long count(String call) {
        return calls.stream().filter(call::equals).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " "
                + path.replace("/api/2.0/mlflow/", "")
                        .replaceAll("/api/2.0/mlflow-artifacts/", "")
                        .replaceAll("^(artifacts|mpu/\\w+|/store)/.*", "$1");
        calls.add(call);
        authorizations.add(call + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        try {
            if (trouble.make(exchange, call)) {
                exchange.close();
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (this) {
                answer(exchange, call, path, body);
            }
        } catch (Exception e) {
            exchange.close(); // the client sees a broken connection
        }
    }

    private void answer(HttpExchange exchange, String call, String path, byte[] bytes) throws IOException {
        switch (call) {
            case "PUT artifacts" -> {
                files.put(path.substring("/api/2.0/mlflow-artifacts/artifacts/".length()), bytes);
                send(exchange, 200, Map.of());
            }
            case "PUT /store" -> {
                files.put(path.substring(1), bytes);
                exchange.getResponseHeaders().add("ETag", "etag-" + path);
                send(exchange, 200, Map.of());
            }
            case "GET artifacts" -> {
                if (path.endsWith("/artifacts")) {
                    send(exchange, 200, json("GET list", JsonObject.of(null), path, exchange));
                    return;
                }
                byte[] file = files.get(path.substring("/api/2.0/mlflow-artifacts/artifacts/".length()));
                if (file == null) {
                    send(exchange, 404, Map.of("error_code", "RESOURCE_DOES_NOT_EXIST", "message", "No such artifact"));
                } else {
                    send(exchange, 200, "application/octet-stream", new String(file, StandardCharsets.UTF_8));
                }
            }
            case "GET model-versions/search" -> search(exchange);
            default ->
                send(
                        exchange,
                        200,
                        json(
                                call,
                                bytes.length == 0
                                        ? JsonObject.of(null)
                                        : new JsonObject(JsonReader.object(new String(bytes, StandardCharsets.UTF_8))),
                                path,
                                exchange));
        }
    }

    /** Two versions a page. */
    private void search(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String wanted = query.get("filter").replaceAll(".*'(.*)'", "$1");
        List<Map<String, Object>> found = versions.stream()
                .filter(v -> v.get("tags").toString().contains(wanted))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("page_token", "0"));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("model_versions", found.subList(Math.min(from, found.size()), Math.min(from + 2, found.size())));
        if (from + 2 < found.size()) {
            page.put("next_page_token", String.valueOf(from + 2));
        }
        send(exchange, 200, page);
    }

    private Map<String, Object> json(String call, JsonObject body, String path, HttpExchange exchange)
            throws IOException {
        switch (call) {
            case "POST registered-models/create":
                if (model) {
                    throw error(exchange, 400, "RESOURCE_ALREADY_EXISTS", "there already");
                }
                model = true;
                modelDescription = body.text("description", null);
                return Map.of();
            case "GET list":
                String folder = query(exchange).get("path") + "/";
                return Map.of(
                        "files",
                        files.keySet().stream()
                                .filter(file -> file.startsWith(folder))
                                .map(file -> Map.of("path", file.substring(folder.length()), "is_dir", false))
                                .toList());
            case "GET registered-models/search":
                return Map.of(
                        "registered_models",
                        versions.isEmpty()
                                ? List.of()
                                : List.of(Map.of(
                                        "name",
                                        versions.get(0).get("name"),
                                        "latest_versions",
                                        versions,
                                        "aliases",
                                        aliases())));
            case "GET registered-models/get":
                return Map.of("registered_model", Map.of("aliases", aliases(), "tags", Pairs.list(modelTags)));
            case "GET experiments/get-by-name":
                throw error(exchange, 404, "RESOURCE_DOES_NOT_EXIST", "no such experiment");
            case "POST experiments/create":
                experiments.add(body.text("name", ""));
                return Map.of("experiment_id", "1");
            case "POST runs/create":
                String id = "run" + ++runs;
                runNames.add(body.text("run_name", ""));
                return Map.of(
                        "run",
                        Map.of(
                                "info",
                                Map.of("run_id", id, "artifact_uri", "mlflow-artifacts:/1/" + id + "/artifacts")));
            case "POST runs/update":
                ended.put(body.text("run_id", ""), body.text("status", ""));
                return Map.of();
            case "POST runs/log-batch":
                batches.add(body.list("metrics").size()
                        + body.list("params").size()
                        + body.list("tags").size());
                metrics.putAll(Pairs.numbers(body.objects("metrics")));
                return Map.of();
            case "GET runs/get":
                return Map.of("run", Map.of("data", Map.of("metrics", Pairs.list(metrics))));
            case "POST model-versions/create":
                return Map.of("model_version", version(body));
            case "GET model-versions/get":
                int number = Integer.parseInt(query(exchange).get("version"));
                return Map.of(
                        "model_version",
                        versions.stream()
                                .filter(v -> v.get("version").equals(String.valueOf(number)))
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException("no version")));
            case "DELETE model-versions/delete":
                versions.removeIf(v -> v.get("version").equals(body.text("version", "")));
                return Map.of();
            case "POST registered-models/alias":
                aliases.put(body.text("alias", ""), body.count("version", Integer.parseInt(body.text("version", "0"))));
                return Map.of();
            case "DELETE registered-models/alias":
                aliases.remove(body.text("alias", ""));
                return Map.of();
            case "POST registered-models/set-tag":
                modelTags.put(body.text("key", ""), body.text("value", ""));
                return Map.of();
            case "POST mpu/create":
                if (!multipart) {
                    throw error(exchange, 501, "NOT_IMPLEMENTED", "no parts here");
                }
                List<Map<String, Object>> addresses = new ArrayList<>();
                for (long part = 1; part <= body.whole("num_parts", 0); part++) {
                    addresses.add(Map.of(
                            "part_number",
                            part,
                            "url",
                            url() + "/store/" + part + "?signature=s3cret",
                            "headers",
                            Map.of("x-part", "p" + part)));
                }
                return Map.of("upload_id", "u1", "credentials", addresses);
            case "POST mpu/complete":
                files.put("complete", JsonWriter.write(body.members()).getBytes(StandardCharsets.UTF_8));
                return Map.of();
            case "POST mpu/abort":
                return Map.of();
            default:
                throw error(exchange, 404, "ENDPOINT_NOT_FOUND", path);
        }
    }

    private List<Map<String, String>> aliases() {
        return aliases.entrySet().stream()
                .map(alias -> Map.of("alias", alias.getKey(), "version", String.valueOf(alias.getValue())))
                .toList();
    }

    Map<String, Object> version(JsonObject body) {
        Map<String, Object> version = new LinkedHashMap<>(body.members());
        version.put("version", String.valueOf(versions.size() + 1));
        version.put("creation_timestamp", 1_700_000_000_000L);
        versions.add(version);
        return version;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
            query.put(
                    pair.substring(0, pair.indexOf('=')),
                    URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static IOException error(HttpExchange exchange, int status, String code, String message)
            throws IOException {
        send(exchange, status, Map.of("error_code", code, "message", message));
        return new IOException("answered");
    }

    public static void send(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        send(exchange, status, "application/json", JsonWriter.write(json));
    }

    public static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getRequestBody()
                .readAllBytes(); // closed with something unread, the connection breaks before the answer is read
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
