package io.jenkins.plugins.mlops.engine.monitor;

/**
 * Why a column is not compared, or only in part.
 *
 * @param type which reason it is
 * @param column name of the column
 * @param sentence the reason, for a reader; for the first three types and the last it completes a list of columns
 */
record Finding(Type type, String column, String sentence) {
    /** The reasons there are. */
    enum Type {
        /** The baseline has it and the current data does not. */
        GONE,
        /** The current data has it and the baseline does not. */
        FRESH,
        /** The two sides hold values of different kinds. */
        OTHER_KIND,
        /** It has no value on either side. */
        NO_VALUES,
        /** Its kind has no distribution: names of rows, sentences, lists. Found out by content. */
        NOT_WATCHED,
        /** The same, and somebody said so. */
        SAID_NOT_WATCHED,
        /** The roles take it out, or it is an output that one side has not. */
        LEFT_OUT
    }
}
