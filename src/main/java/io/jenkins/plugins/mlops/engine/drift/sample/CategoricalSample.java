package io.jenkins.plugins.mlops.engine.drift.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The categories of a column with their numbers of rows.
 *
 * @param counts rows by category, each one or more, in the order of the names
 * @param missing rows without a value
 */
public record CategoricalSample(Map<String, Long> counts, long missing) {
    public CategoricalSample {
        Map<String, Long> sorted = new LinkedHashMap<>();
        new TreeMap<>(counts).forEach((name, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("a negative count of \"" + name + "\"");
            }
            if (count > 0) {
                sorted.put(name, count);
            }
        });
        counts = java.util.Collections.unmodifiableMap(sorted);
    }

    /**
     * Counts coded rows.
     *
     * @param codes for each row an index into the dictionary, or a negative number for a missing value
     * @param dictionary the categories
     */
    public static CategoricalSample of(int[] codes, String[] dictionary) {
        long[] counts = new long[dictionary.length];
        long missing = 0;
        for (int code : codes) {
            if (code < 0) {
                missing++;
            } else {
                counts[code]++;
            }
        }
        Map<String, Long> byName = new TreeMap<>();
        for (int i = 0; i < dictionary.length; i++) {
            byName.merge(dictionary[i], counts[i], Long::sum);
        }
        return new CategoricalSample(byName, missing);
    }

    /** Rows that have a value. */
    public long size() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All rows. */
    public long rows() {
        return size() + missing;
    }
}
