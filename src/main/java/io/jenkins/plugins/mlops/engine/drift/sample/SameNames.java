package io.jenkins.plugins.mlops.engine.drift.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gives codes that are whole numbers one name: where all names of one side are written 10.0 and all of the other 10, the point says nothing. A
 * column of whole numbers is written with points as soon as one value is missing, by a writer that then holds it as floats.
 */
public final class SameNames {
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern POINTED = Pattern.compile("-?\\d+\\.0+");

    private SameNames() {}

    /** The sample by the other's names, where the two differ in that way; else the same sample. */
    public static CategoricalSample of(CategoricalSample sample, CategoricalSample other) {
        boolean differ = sample.size() > 0 && other.size() > 0 && all(sample, POINTED) && all(other, WHOLE);
        if (!differ) {
            return sample;
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        sample.counts().forEach((name, count) -> counts.merge(name.substring(0, name.indexOf('.')), count, Long::sum));
        return new CategoricalSample(counts, sample.missing());
    }

    private static boolean all(CategoricalSample sample, Pattern form) {
        return sample.counts().keySet().stream()
                .allMatch(name -> form.matcher(name).matches());
    }
}
