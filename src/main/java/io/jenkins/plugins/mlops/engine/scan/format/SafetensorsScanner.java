package io.jenkins.plugins.mlops.engine.scan.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Checks that a safetensors file is what its format promises: a JSON header, and tensors that tile the rest without gap or overlap. */
public final class SafetensorsScanner implements FormatScanner {
    private static final int HEADER = 100_000_000; // the limit of the reference reader
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final Map<String, Integer> BITS = Map.ofEntries(
            Map.entry("BOOL", 8),
            Map.entry("U8", 8),
            Map.entry("I8", 8),
            Map.entry("F8_E5M2", 8),
            Map.entry("F8_E4M3", 8),
            Map.entry("F8_E8M0", 8),
            Map.entry("F4", 4),
            Map.entry("F6_E2M3", 6),
            Map.entry("F6_E3M2", 6),
            Map.entry("I16", 16),
            Map.entry("U16", 16),
            Map.entry("F16", 16),
            Map.entry("BF16", 16),
            Map.entry("I32", 32),
            Map.entry("U32", 32),
            Map.entry("F32", 32),
            Map.entry("C64", 64),
            Map.entry("F64", 64),
            Map.entry("I64", 64),
            Map.entry("U64", 64));

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        ByteReader in = ByteReader.of(content);
        long length = in.i8();
        if (length > HEADER || length > content.size() - 8) {
            throw new MalformedException("a safetensors header of " + length + " bytes", 0);
        }
        JsonNode header;
        try {
            header = JSON.readTree(in.bytes((int) length));
        } catch (JsonProcessingException e) {
            throw new MalformedException("a safetensors header that is not JSON (" + e.getOriginalMessage() + ")", 8);
        }
        List<long[]> ranges = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                ranges.add(range(entry.getKey(), entry.getValue()));
            }
        }
        ranges.sort(Comparator.comparingLong((long[] range) -> range[0]).thenComparingLong(range -> range[1]));
        long behind = 0;
        for (long[] range : ranges) {
            if (range[0] != behind) {
                throw new MalformedException("safetensors whose tensors overlap or leave a gap", 8 + length + behind);
            }
            behind = range[1];
        }
        if (8 + length + behind != content.size()) {
            throw new MalformedException("bytes behind the last tensor of a safetensors file", 8 + length + behind);
        }
    }

    private static long[] range(String name, JsonNode tensor) throws MalformedException {
        JsonNode offsets = tensor.path("data_offsets");
        Integer bits = BITS.get(tensor.path("dtype").asText());
        long from = offsets.path(0).asLong(-1);
        long to = offsets.path(1).asLong(-1);
        if (bits == null || from < 0 || to < from || !tensor.path("shape").isArray()) {
            throw new MalformedException(
                    "tensor \"" + name + "\" of a safetensors file has no proper type, shape and place", 8);
        }
        try {
            long count = bits;
            for (JsonNode dimension : tensor.path("shape")) {
                count = Math.multiplyExact(count, dimension.asLong(-1));
            }
            if (count < 0 || (count + 7) / 8 != to - from) {
                throw new MalformedException(
                        "tensor \"" + name + "\" of a safetensors file has another size than its shape", 8);
            }
        } catch (ArithmeticException e) {
            throw new MalformedException("tensor \"" + name + "\" of a safetensors file has an impossible shape", 8);
        }
        return new long[] {from, to};
    }
}
