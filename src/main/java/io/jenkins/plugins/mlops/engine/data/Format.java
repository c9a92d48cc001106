package io.jenkins.plugins.mlops.engine.data;

/** Formats of data files. */
public enum Format {
    CSV("CSV"),
    PARQUET("Parquet"),
    JSON("JSON Lines");

    /** Bytes of the longest line of a CSV file. */
    public static final int LONGEST_LINE = 2_000_000;

    private final String shown;

    Format(String shown) {
        this.shown = shown;
    }

    @Override
    public String toString() {
        return shown;
    }
}
