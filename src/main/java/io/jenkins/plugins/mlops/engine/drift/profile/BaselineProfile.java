package io.jenkins.plugins.mlops.engine.drift.profile;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A frozen reference: the data a model version was trained or accepted on, column by column.
 *
 * @param until when its data ends, by the timestamp role; otherwise null, because the moment of freezing is not the age of the data and would give the
 *     same data another digest each time. Of profiles that say when they were frozen, which were written once, that moment
 * @param model name and version of the model it belongs to, or null
 * @param rows rows of the table
 * @param columns profile of each column, by name, in the order of the table
 */
public record BaselineProfile(Instant until, String model, long rows, Map<String, FrozenColumn> columns) {
    /** The name of the JSON format that is written. */
    public static final String FORMAT = "mlops-baseline/2";

    /** The format before, which is read as well: it has no kinds, and lacks the columns that were not compared when it was frozen. */
    static final String FIRST_FORMAT = "mlops-baseline/1";

    public BaselineProfile {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
