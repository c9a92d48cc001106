package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.json.JsonLayout;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as the registry writes it: the same values give the same bytes. It needs no library, because a Jenkins controller has none of ours. */
final class Json {
    private static final long LARGEST = 64 << 20;

    private Json() {}

    /** A new object; members stand in the order in which they are put. */
    static Map<String, Object> object() {
        return new LinkedHashMap<>();
    }

    static byte[] bytes(Map<String, Object> tree) {
        return JsonLayout.bytes(tree);
    }

    /** Where a version or an event comes from. */
    static Map<String, Object> build(BuildInfo build) {
        Map<String, Object> tree = object();
        tree.put("url", build.url());
        tree.put("name", build.name());
        tree.put("commit", build.commit());
        tree.put("branch", build.branch());
        return tree;
    }

    static BuildInfo build(JsonObject tree) {
        return new BuildInfo(
                tree.text("url", null), tree.text("name", null), tree.text("commit", null), tree.text("branch", null));
    }

    /** Reads a file of the registry; anything but an object is damage. */
    static JsonObject read(Path file) throws IOException {
        return read(Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file), file);
    }

    static JsonObject read(byte[] bytes, Path file) throws IOException {
        try {
            return new JsonObject(JsonReader.object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()));
        } catch (IllegalArgumentException e) {
            throw new RegistryDamage(file, "is not readable (" + e.getMessage() + ")");
        } catch (CharacterCodingException e) {
            throw new RegistryDamage(file, "is not readable (its bytes are not UTF-8)");
        }
    }
}
