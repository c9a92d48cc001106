package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** Tells protobuf files apart, which have no magic number: by their outermost fields, read to the very end. */
public enum ProtoKind {
    ONNX,
    SAVED_MODEL,
    GRAPH,
    OTHER,
    NONE;

    private static final Set<Integer> ONNX_FIELDS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26);

    /** What the content is; {@link #NONE} when its bytes are not fields up to the end. */
    public static ProtoKind of(Content content) throws IOException {
        Set<Integer> counted = new TreeSet<>();
        Set<Integer> numbers = new TreeSet<>();
        int fields = 0;
        try {
            ProtoReader reader = ProtoReader.of(ByteReader.of(content), content.size());
            while (reader.next()) {
                (reader.counted() ? counted : numbers).add(reader.field());
                reader.skip();
                fields++;
            }
        } catch (MalformedException e) {
            return NONE;
        }
        if (counted.contains(7)
                && ONNX_FIELDS.containsAll(counted)
                && ONNX_FIELDS.containsAll(numbers)
                && (numbers.contains(1) || counted.contains(8))) {
            return ONNX;
        }
        if (numbers.equals(Set.of(1)) && counted.equals(Set.of(2))) {
            return SAVED_MODEL;
        }
        if (counted.contains(1)
                && Set.of(1, 2, 4).containsAll(counted)
                && Set.of(3).containsAll(numbers)
                && nodes(content)) {
            return GRAPH;
        }
        boolean plausible =
                counted.stream().allMatch(f -> f < 2_000) && numbers.stream().allMatch(f -> f < 2_000);
        return fields > 0 && !counted.isEmpty() && plausible ? OTHER : NONE;
    }

    /** Whether the first field is a node of a TensorFlow graph: a name and an operation. */
    private static boolean nodes(Content content) throws IOException {
        ProtoReader reader = ProtoReader.of(ByteReader.of(content), content.size());
        try {
            while (reader.next()) {
                if (reader.is(1)) {
                    boolean named = false;
                    boolean operation = false;
                    ProtoReader node = reader.message();
                    while (node.next()) {
                        if (node.is(1)) {
                            named = node.text(200).matches("[A-Za-z0-9._/\\\\>-]+");
                        } else if (node.is(2)) {
                            operation = node.text(200).matches("_?[A-Z][A-Za-z0-9_>]*");
                        } else {
                            node.skip();
                        }
                    }
                    return named && operation;
                }
                reader.skip();
            }
        } catch (MalformedException e) {
            return false;
        }
        return false;
    }
}
