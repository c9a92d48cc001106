package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import java.util.List;
import java.util.stream.Collectors;

/** The number of different values of columns, counted exactly in the plan's first scan. */
final class Distinct {
    private final Measure rows;
    private final Measure distinct;

    /** A single column's missing values do not count; in several columns a missing value is a value like any other. */
    Distinct(Plan plan, List<String> columns, String where) {
        if (columns.size() == 1) {
            String name = Sql.name(columns.get(0));
            rows = plan.measure("count(%s)", name, where);
            distinct = plan.measure("count(DISTINCT %s)", name, where);
        } else {
            rows = plan.count(where);
            distinct = plan.measure(
                    "count(DISTINCT %s)",
                    columns.stream().map(Sql::name).collect(Collectors.joining(", ", "(", ")")), where);
        }
    }

    long rows() {
        return rows.count();
    }

    long distinct() {
        return distinct.count();
    }
}
