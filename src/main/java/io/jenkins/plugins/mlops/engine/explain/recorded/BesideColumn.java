package io.jenkins.plugins.mlops.engine.explain.recorded;

import io.jenkins.plugins.mlops.engine.data.RowStream;
import io.jenkins.plugins.mlops.engine.slices.GroupColumn;
import java.sql.SQLException;

/** A column that is no input of the model and is collected while the rows pass by. */
public interface BesideColumn {
    /** Returns the SQL expression to select. */
    String selected();

    /** Takes the value of the present row; columns count from 0. */
    void add(RowStream rows, int at) throws SQLException;

    /** A column by whose values rows are compared. */
    static BesideColumn of(GroupColumn group) {
        return new BesideColumn() {
            @Override
            public String selected() {
                return group.selected();
            }

            @Override
            public void add(RowStream rows, int at) throws SQLException {
                group.add(rows, at);
            }
        };
    }
}
