package io.jenkins.plugins.mlops.engine.data.tally;

import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers of rows by value. Values are texts, whatever the database counted: a number is written so that it can be read back exactly. */
public final class Tally {
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private boolean overflowing;

    /** Adds rows of a value. */
    void add(String value, long rows, int most) {
        if (counts.containsKey(value) || counts.size() < most) {
            counts.merge(value, rows, Long::sum);
        } else {
            overflowing = true;
        }
    }

    /** Tells whether there are more different values than were asked for; the counts mean nothing then. */
    public boolean isOverflowing() {
        return overflowing;
    }

    /** Rows by value; a missing value is not counted. */
    public Map<String, Long> counts() {
        return counts;
    }
}
