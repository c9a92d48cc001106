package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import io.jenkins.plugins.mlops.engine.model.signature.ModelSignature;
import io.jenkins.plugins.mlops.engine.model.signature.Port;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inputs and outputs from the head of a LightGBM text file; the trees behind it are not read. */
public final class LightgbmSignature {
    /** The head holds names and ranges of the features; a million of them fits. */
    private static final int HEAD = 64 << 20;

    private LightgbmSignature() {}

    /** Reads it. */
    public static ModelSignature read(Path file) throws IOException {
        Map<String, String> head = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(file)) {
            TextLines lines = new TextLines(head(in));
            lines.next(); // "tree"
            while (lines.next() && !lines.key().equals("Tree")) {
                head.putIfAbsent(lines.key(), lines.value());
            }
        }
        if (!head.containsKey("max_feature_idx")) {
            throw new ModelFormatException("the LightGBM file says nothing of its features");
        }
        String[] names = head.getOrDefault("feature_names", "").split(" ");
        String[] infos = head.getOrDefault("feature_infos", "").split(" ");
        List<Port> inputs = new ArrayList<>();
        for (int f = 0; f < names.length && !names[f].isEmpty(); f++) {
            String info = f < infos.length ? infos[f] : "";
            // A column of categories lists its codes, one of numbers has its range in brackets.
            boolean number = info.startsWith("[") || info.equals("none") || info.isEmpty();
            inputs.add(Port.column(names[f], number ? "number" : "category"));
        }
        String objective = head.getOrDefault("objective", "").split(" ")[0];
        String classes = head.getOrDefault("num_class", "1");
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Objective", objective.isEmpty() ? "of the user's own" : objective);
        boolean several = !classes.equals("1");
        if (several) {
            facts.put("Classes", classes);
        }
        facts.put("Producer", "LightGBM file " + head.getOrDefault("version", "?"));
        String what = several || objective.equals("binary") ? "probability" : "prediction";
        List<Long> shape =
                several && classes.matches("[0-9]{1,9}") ? List.of(-1L, Long.parseLong(classes)) : List.of(-1L);
        return new ModelSignature(
                "LightGBM text",
                inputs,
                List.of(Port.tensor(what, "float64", shape)),
                facts,
                several ? List.of("A LightGBM file does not name its classes; they are numbered from 0.") : List.of());
    }

    /** At least up to the first tree. */
    private static byte[] head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        boolean tree = false;
        for (int n = in.read(buffer); n >= 0 && !tree && head.size() < HEAD; n = in.read(buffer)) {
            head.write(buffer, 0, n);
            tree = new String(buffer, 0, n, StandardCharsets.ISO_8859_1).contains("\nTree=");
        }
        return head.toByteArray();
    }
}
