package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.VersionFacts;
import io.jenkins.plugins.mlops.engine.registry.VersionLineage;
import io.jenkins.plugins.mlops.json.JsonReader;
import io.jenkins.plugins.mlops.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The documents of a check, completed with the version that came of it: the engine could not know its number. */
public final class RegisteredDocument {
    private static final String DATA = "<script type=\"application/json\" id=\"mlops-result\">";
    private static final String END = "</script>";

    /** Larger files are left as they are: what is changed is held in memory as a whole, and the page of the check names the version anyway. */
    private static final long LARGEST = 8L << 20;

    private final Path folder;

    /**
     * @param folder the folder of the check on the controller
     */
    public RegisteredDocument(Path folder) {
        this.folder = folder;
    }

    /** Adds the version to result.json, report.html and summary.md. Adding it again changes nothing. */
    public void complete(ModelVersion version, List<String> aliases, String message) throws IOException {
        Path document = folder.resolve("result.json");
        if (Files.isRegularFile(document)
                && Files.size(document) <= LARGEST) { // else it is larger than this Jenkins keeps, or takes into memory
            document(document, version, aliases, message);
        }
        Path summary = folder.resolve("summary.md");
        String line = "\nRegistered as `" + version.uri().replace('`', '\'') + "` (`" + version.digest() + "`).\n";
        if (Files.isRegularFile(summary)
                && Files.size(summary) < LARGEST
                && !Files.readString(summary).contains(line)) {
            Files.writeString(summary, line, StandardOpenOption.APPEND);
        }
    }

    private void document(Path document, ModelVersion version, List<String> aliases, String message)
            throws IOException {
        Map<String, Object> tree = JsonReader.object(Files.readString(document));
        List<Object> sections = new ArrayList<>();
        sections.add(section("version", "Version", VersionFacts.section(version, aliases)));
        sections.add(section("lineage", "Lineage", VersionLineage.section(version, aliases)));
        for (Object other : tree.get("sections") instanceof List<?> given ? given : List.of()) {
            if (!(other instanceof Map<?, ?> map)
                    || !Set.of("version", "lineage").contains(String.valueOf(map.get("type")))) {
                sections.add(other);
            }
        }
        tree.put("message", message);
        tree.put("sections", sections);
        put(tree, "subject", "fingerprint", version.digest());
        put(tree, "metrics", "version", version.number());
        version.metrics().forEach((name, value) -> put(tree, "metrics", "model." + name, value));
        String json = JsonWriter.write(tree);
        replace(document, json);
        page(json);
    }

    private static Map<String, Object> section(String type, String title, Map<String, Object> data) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("type", type);
        section.put("title", title);
        section.put("data", data);
        return section;
    }

    private static void put(Map<String, Object> tree, String object, String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (tree.get(object) instanceof Map<?, ?> map) {
            map.forEach((key, old) -> copy.put(String.valueOf(key), old));
        }
        copy.put(name, value);
        tree.put(object, copy);
    }

    /** The stand-alone report holds the document as data, which its content security policy does not name by hash. */
    private void page(String json) throws IOException {
        Path report = folder.resolve("report.html");
        if (!Files.isRegularFile(report) || Files.size(report) > LARGEST) {
            return;
        }
        String page = Files.readString(report);
        int from = page.indexOf(DATA);
        int to = from < 0 ? -1 : page.indexOf(END, from);
        if (to >= 0) {
            replace(report, page.substring(0, from + DATA.length()) + json + page.substring(to));
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, text.getBytes(StandardCharsets.UTF_8));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The metrics that a result on a model measured; empty for a result on anything else. */
    public static Map<String, Double> measured(byte[] document) throws IOException {
        Map<String, Double> metrics = new TreeMap<>();
        try {
            Map<String, Object> tree = JsonReader.object(new String(document, StandardCharsets.UTF_8));
            boolean model = tree.get("subject") instanceof Map<?, ?> subject && "model".equals(subject.get("kind"));
            if (model && tree.get("metrics") instanceof Map<?, ?> numbers) {
                numbers.forEach((name, value) -> {
                    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                        metrics.put(String.valueOf(name), number.doubleValue());
                    }
                });
            }
            return metrics;
        } catch (IllegalArgumentException x) {
            throw new IOException("a stored result is " + x.getMessage(), x);
        }
    }
}
