package io.jenkins.plugins.mlops.engine.data;

import java.util.List;
import java.util.Optional;

/** Rows that SQL can ask: files read as one table, or a table or a query of a database. */
public interface Relation {
    /** The name that stands behind FROM. */
    String name();

    /** The columns, in their order. */
    List<Column> columns();

    /** Tells whether every value was written as text, whatever type it was given when it was read. */
    boolean isWrittenAsText();

    /** Tells whether a column can be read without the others, so that one more scan of few columns costs little. */
    default boolean isReadByColumn() {
        return false;
    }

    /** The column of exactly this name. */
    default Optional<Column> column(String wanted) {
        return columns().stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** All column names. */
    default List<String> columnNames() {
        return columns().stream().map(Column::name).toList();
    }
}
