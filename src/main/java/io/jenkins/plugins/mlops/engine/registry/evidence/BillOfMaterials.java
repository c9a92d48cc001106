package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelIdentity;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A model with its files and data as a CycloneDX 1.6 bill of materials (ECMA-424). */
final class BillOfMaterials {
    private static final String MODEL = "model";

    private final RegistrationRequest request;
    private final List<FileEntry> files;
    private final ModelIdentity identity;
    private final List<RequiredResult> results;
    private final List<String> data = new ArrayList<>();

    BillOfMaterials(
            RegistrationRequest request, List<FileEntry> files, ModelIdentity identity, List<RequiredResult> results) {
        this.request = request;
        this.files = files;
        this.identity = identity;
        this.results = results;
    }

    Map<String, Object> tree() {
        List<Map<String, Object>> components = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Map<String, Object> file =
                    component("file", "file-" + (i + 1), files.get(i).path());
            file.put("hashes", hashes(files.get(i).digest()));
            components.add(file);
            parts.add("file-" + (i + 1));
        }
        datasets().forEach((fingerprint, name) -> {
            String reference = "data-" + (data.size() + 1);
            Map<String, Object> dataset = component("data", reference, name);
            dataset.put("hashes", hashes(fingerprint));
            dataset.put("data", List.of(Map.of("type", "dataset")));
            components.add(dataset);
            data.add(reference);
        });
        Map<String, Object> model =
                component("machine-learning-model", MODEL, request.name().text());
        model.put("hashes", hashes(identity.fingerprint()));
        model.put("modelCard", card());
        model.put("properties", properties());
        parts.addAll(data);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        tree.put("bomFormat", "CycloneDX");
        tree.put("specVersion", "1.6");
        tree.put(
                "serialNumber",
                "urn:uuid:" + UUID.nameUUIDFromBytes(identity.key().getBytes(StandardCharsets.UTF_8)));
        tree.put("version", 1L);
        tree.put("metadata", Map.of("component", model));
        tree.put("components", components);
        Map<String, Object> dependency = new LinkedHashMap<>();
        dependency.put("ref", MODEL);
        dependency.put("dependsOn", parts);
        tree.put("dependencies", List.of(dependency));
        return tree;
    }

    private static Map<String, Object> component(String type, String reference, String name) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", type);
        component.put("bom-ref", reference);
        component.put("name", name);
        return component;
    }

    private static List<Map<String, Object>> hashes(String digest) {
        Map<String, Object> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", Digests.hex(digest));
        return List.of(hash);
    }

    /** Names by fingerprints: what results and request say of data. */
    private Map<String, String> datasets() {
        Map<String, String> found = new LinkedHashMap<>();
        for (RequiredResult result : results) {
            if (result.subject().text("kind", "").equals("dataset")) {
                dataset(
                        found,
                        result.subject().text("fingerprint", ""),
                        result.subject().text("name", ""));
            }
            result.datasets().forEach(node -> dataset(found, node.text("detail", ""), node.text("name", "")));
        }
        request.description().datasets().forEach(fingerprint -> dataset(found, fingerprint, ""));
        return found;
    }

    private static void dataset(Map<String, String> found, String fingerprint, String name) {
        if (Digests.isDigest(fingerprint)) {
            found.putIfAbsent(fingerprint, name.isEmpty() ? fingerprint : name);
        }
    }

    private Map<String, Object> card() {
        JsonObject signature = JsonObject.of(request.description().signature());
        Map<String, Object> parameters = new LinkedHashMap<>();
        String objective = signature.object("facts").text("Objective", "");
        if (!objective.isEmpty()) {
            parameters.put("task", objective);
        }
        if (!signature.text("format", "").isEmpty()) {
            parameters.put("modelArchitecture", signature.text("format", ""));
        }
        parameters.put(
                "datasets",
                data.stream().map(reference -> Map.of("ref", reference)).toList());
        parameters.put("inputs", formats(signature.objects("inputs")));
        parameters.put("outputs", formats(signature.objects("outputs")));
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("modelParameters", parameters);
        card.put("quantitativeAnalysis", Map.of("performanceMetrics", metrics()));
        return card;
    }

    /** The format knows one word for each: name and type. */
    private static List<Map<String, String>> formats(List<JsonObject> ports) {
        return ports.stream()
                .map(port -> Map.of("format", (port.text("name", "") + ": " + port.text("type", "")).strip()))
                .toList();
    }

    private List<Map<String, Object>> metrics() {
        List<Map<String, Object>> metrics = new ArrayList<>();
        request.description().metrics().forEach((name, value) -> metrics.add(metric(name, value)));
        for (RequiredResult result : results) {
            for (JsonObject section : result.sections("performance")) {
                for (JsonObject measured : section.objects("metrics")) {
                    Map<String, Object> metric =
                            metric(measured.text("name", ""), measured.members().get("value"));
                    if (measured.members().get("low") != null
                            && measured.members().get("high") != null) {
                        Map<String, Object> interval = new LinkedHashMap<>();
                        interval.put("lowerBound", measured.text("low", ""));
                        interval.put("upperBound", measured.text("high", ""));
                        metric.put("confidenceInterval", interval);
                    }
                    metrics.add(metric);
                }
            }
        }
        return metrics;
    }

    private static Map<String, Object> metric(String name, Object value) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("type", name);
        metric.put("value", String.valueOf(value));
        return metric;
    }

    private List<Map<String, Object>> properties() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("mlops:digest", identity.digest());
        values.put("mlops:build", request.build().url());
        values.put("mlops:commit", request.build().commit());
        values.put("mlops:branch", request.build().branch());
        request.description().params().forEach((name, value) -> values.put("mlops:param:" + name, value));
        for (int i = 0; i < results.size(); i++) {
            values.put(
                    "mlops:verdict:" + (i + 1),
                    results.get(i).step() + " " + results.get(i).verdict() + " "
                            + results.get(i).digest());
        }
        List<Map<String, Object>> properties = new ArrayList<>();
        values.forEach((name, value) -> {
            if (value != null) {
                Map<String, Object> property = new LinkedHashMap<>();
                property.put("name", name);
                property.put("value", value);
                properties.add(property);
            }
        });
        return properties;
    }
}
