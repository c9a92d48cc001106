package io.jenkins.plugins.mlops.engine.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a version comes from, as a section of type {@code lineage} in a result document; docs/result-format.md has its shape. */
public final class VersionLineage {
    private static final String MODEL = "model";

    private final List<Map<String, Object>> nodes = new ArrayList<>();
    private final List<Map<String, Object>> edges = new ArrayList<>();

    private VersionLineage() {}

    /** The data of the section: datasets and gates, commit and build lead to the version, the version to its aliases. */
    public static Map<String, Object> section(ModelVersion version, Collection<String> aliases) {
        VersionLineage lineage = new VersionLineage();
        lineage.node(MODEL, "model", version.name() + " version " + version.number(), version.digest());
        for (VerdictEntry verdict : version.verdicts()) {
            String gate = "gate" + lineage.nodes.size();
            lineage.node(gate, "gate", verdict.step(), verdict.message()).put("verdict", verdict.verdict());
            lineage.edge(gate, MODEL, "lets in");
            if (verdict.subject() != null && version.datasets().contains(verdict.subject())) {
                lineage.dataset(verdict.subject(), gate, "checked by");
            }
        }
        for (String dataset : version.datasets()) {
            if (lineage.nodes.stream().noneMatch(node -> dataset.equals(node.get("id")))) {
                lineage.dataset(dataset, MODEL, "made from");
            }
        }
        BuildInfo build = version.build();
        if (build.url() != null || build.name() != null) {
            Map<String, Object> node =
                    lineage.node("build", "build", build.name() == null ? build.url() : build.name(), null);
            if (build.url() != null) {
                node.put("url", build.url());
            }
            lineage.edge("build", MODEL, "registered");
        }
        if (build.commit() != null) {
            lineage.node("commit", "commit", build.commit(), build.branch());
            lineage.edge(
                    "commit",
                    lineage.nodes.stream().anyMatch(node -> "build".equals(node.get("id"))) ? "build" : MODEL,
                    "source of");
        }
        for (String alias : aliases) {
            lineage.node("alias " + alias, "alias", alias, null);
            lineage.edge(MODEL, "alias " + alias, "is");
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("nodes", lineage.nodes);
        data.put("edges", lineage.edges);
        return data;
    }

    private void dataset(String fingerprint, String to, String label) {
        node(fingerprint, "dataset", "dataset", fingerprint);
        edge(fingerprint, to, label);
    }

    private Map<String, Object> node(String id, String kind, String name, String detail) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", id);
        node.put("kind", kind);
        node.put("name", name);
        if (detail != null) {
            node.put("detail", detail);
        }
        if (nodes.stream().noneMatch(other -> other.get("id").equals(id))) {
            nodes.add(node);
        }
        return node;
    }

    private void edge(String from, String to, String label) {
        edges.add(Map.of("from", from, "to", to, "label", label));
    }
}
