package io.jenkins.plugins.mlops.engine.data.type;

/**
 * The type of a column that holds all its values, and how it is got.
 *
 * @param sql the SQL type
 * @param throughText whether it is made of the text of the values, because a reader of this type would change or refuse some of them
 */
public record ReadType(String sql, boolean throughText) {
    /** Text, letter by letter. */
    public static final ReadType TEXT = new ReadType("VARCHAR", false);

    static ReadType of(String sql) {
        return new ReadType(sql, false);
    }
}
