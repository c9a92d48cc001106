package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The records of a pax header: {@code 27 path=some/name} and a line feed, the length counting everything. They override the next header. */
final class PaxRecords {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Takes in the records of one header; later ones win. */
    void read(byte[] data, long at) throws MalformedException {
        int from = 0;
        while (from < data.length && data[from] != 0) {
            int length = 0;
            int i = from;
            while (i < data.length && data[i] >= '0' && data[i] <= '9' && length < data.length) {
                length = length * 10 + data[i++] - '0';
            }
            int equals = i;
            while (equals < data.length && data[equals] != '=') {
                equals++;
            }
            int end = from + length;
            if (i == from
                    || i >= data.length
                    || data[i] != ' '
                    || end > data.length
                    || end <= equals
                    || data[end - 1] != '\n') {
                throw new MalformedException("a broken record in a pax header", at + from);
            }
            values.put(
                    new String(data, i + 1, equals - i - 1, StandardCharsets.UTF_8),
                    new String(data, equals + 1, end - equals - 2, StandardCharsets.UTF_8));
            from = end;
        }
    }

    void clear() {
        values.clear();
    }

    /** The header as these records change it. */
    TarHeader apply(TarHeader header, PaxRecords global, long at) throws MalformedException {
        String name = get("path", global);
        String link = get("linkpath", global);
        String size = get("size", global);
        if (size != null && !size.matches("\\d{1,18}")) {
            throw new MalformedException("a pax header with the size \"" + size + "\"", at);
        }
        return new TarHeader(
                name == null ? header.name() : name,
                link == null ? header.link() : link,
                size == null ? header.size() : Long.parseLong(size),
                header.type());
    }

    /** Tells whether a file with holes is described, whose content is put together from pieces. */
    boolean sparse(PaxRecords global) {
        return values.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"))
                || global.values.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"));
    }

    private String get(String key, PaxRecords global) {
        String own = values.get(key);
        return own != null ? own : global.values.get(key);
    }
}
