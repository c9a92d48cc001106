package io.jenkins.plugins.mlops.engine.data;

/** Formats of data files. */
public enum Format {
    CSV("CSV"),
    PARQUET("Parquet"),
    JSON("JSON Lines");

    private final String shown;

    Format(String shown) {
        this.shown = shown;
    }

    @Override
    public String toString() {
        return shown;
    }
}
