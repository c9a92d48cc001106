package io.jenkins.plugins.mlops.engine.scan.core;

/** Format of some bytes, told by the bytes. */
public enum Format {
    EMPTY("empty"),
    ZIP("zip archive"),
    TAR("tar archive"),
    GZIP("gzip"),
    ZLIB("zlib"),
    BZIP2("bzip2"),
    XZ("xz"),
    LZMA("lzma"),
    LZ4("lz4"),
    PICKLE("pickle"),
    NPY("NumPy array"),
    HDF5("HDF5"),
    GGUF("GGUF"),
    SAFETENSORS("safetensors"),
    JSON("JSON"),
    UBJSON("UBJSON"),
    ONNX("ONNX"),
    SAVED_MODEL("TensorFlow graph"),
    TEXT("text"),
    DATA("plain data"),
    EXECUTABLE("executable"),
    CLOSED_ARCHIVE("archive of an unsupported kind"),
    UNKNOWN("unknown");

    private final String title;

    Format(String title) {
        this.title = title;
    }

    /** The name for a reader. */
    public String title() {
        return title;
    }
}
