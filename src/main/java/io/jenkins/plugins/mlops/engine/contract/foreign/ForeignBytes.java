package io.jenkins.plugins.mlops.engine.contract.foreign;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Files that their first bytes give away. */
public final class ForeignBytes {
    /** Number of bytes to look at. */
    public static final int HEAD = 4096;

    private static final ForeignFile PACKED = new ForeignFile("a packed file", "unpack it and give the file inside");

    /** First bytes, as Latin-1 text, of formats that have a fixed beginning. */
    private static final Map<String, ForeignFile> BEGINNINGS = Map.ofEntries(
            Map.entry("PAR1", ForeignFile.data("a Parquet file")),
            Map.entry("Obj\u0001", ForeignFile.data("an Avro data file")),
            Map.entry("ORC", ForeignFile.data("an ORC file")),
            Map.entry("ARROW1", ForeignFile.data("an Arrow file")),
            Map.entry("SQLite format 3\0", ForeignFile.data("a SQLite database")),
            Map.entry("\u0093NUMPY", ForeignFile.data("a NumPy array")),
            Map.entry("\u0089HDF\r\n", ForeignFile.model("an HDF5 file (data or a Keras model)")),
            Map.entry("GGUF", ForeignFile.model("a GGUF model")),
            Map.entry("CBM1", ForeignFile.model("a CatBoost model")),
            Map.entry("\u001f\u008b", PACKED),
            Map.entry("BZh", PACKED),
            Map.entry("\u00fd7zXZ", PACKED),
            Map.entry("(\u00b5/\u00fd", PACKED),
            Map.entry("%PDF", new ForeignFile("a PDF document", "give a file of rules")),
            Map.entry("\u00ff\u00fe", utf16()),
            Map.entry("\u00fe\u00ff", utf16()));

    private ForeignBytes() {}

    /**
     * Looks at the beginning of a file.
     *
     * @param head its first bytes, at most {@link #HEAD}
     * @return empty when it may be text
     */
    public static Optional<ForeignFile> of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, ForeignFile> beginning : BEGINNINGS.entrySet()) {
            if (text.startsWith(beginning.getKey())) {
                return Optional.of(beginning.getValue());
            }
        }
        if (text.startsWith("PK\u0003\u0004")) {
            return Optional.of(zip(text));
        }
        if (text.length() > 2 && text.charAt(0) == 0x80 && text.charAt(1) >= 2 && text.charAt(1) <= 5) {
            return Optional.of(ForeignFile.model("a Python pickle"));
        }
        if (text.length() > 9 && text.charAt(8) == '{' && text.indexOf('\0') >= 0) {
            return Optional.of(ForeignFile.model("a safetensors file"));
        }
        if (text.indexOf('\0') >= 0 || text.startsWith("\b")) {
            return Optional.of(
                    text.contains("learner")
                            ? ForeignFile.model("an XGBoost model")
                            : text.startsWith("\b")
                                    ? ForeignFile.model("a binary file, perhaps an ONNX model")
                                    : new ForeignFile("a binary file", "give a file of rules"));
        }
        return Optional.empty();
    }

    private static ForeignFile zip(String text) {
        if (text.contains("[Content_Types].xml") || text.contains("xl/")) {
            return ForeignFile.data("an Excel workbook or another Office document");
        }
        return text.contains("data.pkl") ? ForeignFile.model("a PyTorch model") : PACKED;
    }

    private static ForeignFile utf16() {
        return new ForeignFile("text in UTF-16", "save it as UTF-8");
    }
}
