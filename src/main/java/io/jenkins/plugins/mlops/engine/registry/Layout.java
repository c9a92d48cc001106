package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where everything lies (docs/registry.md).
 *
 * @param root the folder of the registry
 */
record Layout(Path root) {
    Path marker() {
        return root.resolve("oci-layout");
    }

    /**
     * Tells whether the folder says that it is laid out as this class expects; a newer layout must not be written to.
     */
    boolean isOfThisVersion() throws IOException {
        try {
            return String.valueOf(JsonReader.object(Files.readString(marker())).get("imageLayoutVersion"))
                    .startsWith("1.");
        } catch (IllegalArgumentException x) {
            return false;
        }
    }

    Path index() {
        return root.resolve("index.json");
    }

    Path blobs() {
        return root.resolve("blobs").resolve("sha256");
    }

    Path blob(String digest) {
        return blobs().resolve(Digests.hex(digest));
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path lock() {
        return root.resolve("locks").resolve("registry");
    }

    Path models() {
        return root.resolve("models");
    }

    Path model(ModelName name) {
        return models().resolve(name.folder());
    }

    Path versions(ModelName name) {
        return model(name).resolve("versions");
    }

    Path version(ModelName name, int number) {
        return versions(name).resolve(String.format("%06d.json", number));
    }

    Path removed(ModelName name) {
        return model(name).resolve("removed");
    }

    Path removed(ModelName name, int number) {
        return removed(name).resolve(String.format("%06d.json", number));
    }

    Path events(ModelName name) {
        return model(name).resolve("events");
    }

    Path event(ModelName name, int number) {
        return events(name).resolve(String.format("%06d.json", number));
    }

    Path aliases(ModelName name) {
        return model(name).resolve("aliases.json");
    }

    Path key(ModelName name, String key) {
        return model(name).resolve("keys").resolve(Digests.hex(key));
    }

    Path lock(ModelName name) {
        return root.resolve("locks").resolve("model-" + name.folder());
    }

    /** The numbers of the files {@code 000001.json} in a folder, ascending; empty when it does not exist. */
    static List<Integer> numbers(Path folder) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.matches("\\d{6,9}\\.json"))
                        .forEach(name -> numbers.add(Integer.parseInt(name.substring(0, name.length() - 5))));
            }
        }
        Collections.sort(numbers);
        return numbers;
    }

    static int last(Path folder) throws IOException {
        List<Integer> numbers = numbers(folder);
        return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
    }
}
