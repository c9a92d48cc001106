package io.jenkins.plugins.mlops.engine.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON as the registry writes it: the same values give the same bytes. */
final class Json {
    private static final long LARGEST = 64 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree can always be written
        }
    }

    /** Reads a file of the registry; anything but an object is damage. */
    static JsonNode read(Path file) throws IOException {
        return read(Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file), file);
    }

    static JsonNode read(byte[] bytes, Path file) throws IOException {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || !node.isObject()) {
                throw new RegistryDamage(file, "does not hold a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new RegistryDamage(file, "is not readable JSON (" + e.getOriginalMessage() + ")");
        }
    }
}
