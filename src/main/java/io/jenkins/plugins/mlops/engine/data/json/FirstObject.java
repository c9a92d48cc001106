package io.jenkins.plugins.mlops.engine.data.json;

/**
 * Form of the first object of a file. Where it is the only one it may be a whole table turned on its side, as pandas' {@code to_json} writes by
 * default: an object of columns, each an object or a list of as many values as there are rows.
 */
final class FirstObject {
    private int keys;
    private boolean allNested = true;
    private boolean sameSize = true;
    private boolean numbered = true;
    private int size = -1;

    /** A value that is neither an object nor a list. */
    void plain() {
        allNested = false;
    }

    /**
     * An object or a list.
     *
     * @param values how many values it has
     * @param byNumber whether it is an object with the keys 0, 1, 2 ...
     */
    void nested(int values, boolean byNumber) {
        sameSize &= keys == 0 || values == size;
        size = values;
        numbered &= byNumber;
        keys++;
    }

    /** Tells whether it holds columns, and not the values of one row. */
    boolean holdsColumns() {
        return allNested && sameSize && (keys > 1 && size > 0 || keys == 1 && size > 1 && numbered);
    }
}
