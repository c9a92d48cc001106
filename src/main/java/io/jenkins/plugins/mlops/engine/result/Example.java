package io.jenkins.plugins.mlops.engine.result;

import java.util.Map;

/**
 * One row that breaks a rule.
 *
 * @param file the data file the row stands in
 * @param row row number in that file, from 1, the header not counted; 0 where rows have no numbers, as in a database
 * @param values the values of the columns the rule speaks of; values of sensitive columns are masked before they come here
 */
public record Example(String file, long row, Map<String, Object> values) {
    /** Tells whether the row has a number. */
    public boolean isNumbered() {
        return row > 0;
    }

    /** Where the row stands, for example {@code data.csv row 7}. */
    public String place() {
        return isNumbered() ? file + " row " + row : file;
    }
}
