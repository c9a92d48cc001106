package io.jenkins.plugins.mlops.engine.data;

/** Compression of a whole file, by its first bytes. */
public enum Compression {
    NONE("none"),
    GZIP("gzip"),
    ZSTD("zstd");

    private final String sql;

    Compression(String sql) {
        this.sql = sql;
    }

    /** The name DuckDB's readers know it by. */
    String sql() {
        return sql;
    }
}
