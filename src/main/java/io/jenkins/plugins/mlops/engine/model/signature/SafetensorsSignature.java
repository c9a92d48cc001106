package io.jenkins.plugins.mlops.engine.model.signature;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A safetensors file holds parameters, not the graph they belong to: it tells how many there are, but neither inputs nor outputs. */
public final class SafetensorsSignature {
    /** Headers beyond this are not read; real ones have some hundred kilobytes. */
    private static final long LARGEST = 32 << 20;

    private SafetensorsSignature() {}

    /** Eight bytes with the length of the header, and a header that begins as a JSON object. */
    public static boolean looksLike(byte[] head, long size) {
        if (head.length < 10 || head[8] != '{') {
            return false;
        }
        long header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return header >= 2 && header <= size - 8;
    }

    public static ModelSignature read(Path file) throws IOException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            long length = ByteBuffer.wrap(in.readNBytes(8))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            if (length > LARGEST) {
                throw new ModelFormatException(
                        "the safetensors header has " + length + " bytes, at most " + LARGEST + " are read");
            }
            header = in.readNBytes((int) length);
        }
        long parameters = 0;
        long tensors = 0;
        TreeSet<String> types = new TreeSet<>();
        try {
            for (Map.Entry<String, Object> entry : JsonReader.object(new String(header, StandardCharsets.UTF_8))
                    .entrySet()) {
                if (!entry.getKey().equals("__metadata__") && entry.getValue() instanceof Map<?, ?> tensor) {
                    parameters = Math.addExact(parameters, count(tensor.get("shape")));
                    tensors++;
                    types.add(String.valueOf(tensor.get("dtype")));
                }
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ModelFormatException("the safetensors header cannot be read", e);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Parameters", parameters);
        facts.put("Tensors", tensors);
        facts.put("Element types", String.join(", ", types));
        return new ModelSignature(
                "safetensors",
                List.of(),
                List.of(),
                facts,
                List.of("A safetensors file holds parameters only; what the model takes and gives is not in it."));
    }

    private static long count(Object shape) {
        long count = 1;
        if (shape instanceof List<?> dimensions) {
            for (Object dimension : dimensions) {
                count = Math.multiplyExact(count, dimension instanceof Long n && n >= 0 ? n : 0);
            }
        }
        return count;
    }
}
