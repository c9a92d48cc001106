package io.jenkins.plugins.mlops.engine.validate.types;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.validate.plan.Measure;
import io.jenkins.plugins.mlops.engine.validate.plan.Plan;
import io.jenkins.plugins.mlops.engine.validate.plan.Scope;
import java.util.List;

/** The number of different values of columns, counted exactly in the plan's first scan. */
final class Distinct {
    private final Measure rows;
    private final Measure distinct;

    /** A single column's missing values do not count; in several columns a missing value is a value like any other. */
    Distinct(Scope scope, List<String> columns, String where) {
        Plan plan = scope.plan();
        Dialect sql = scope.dialect();
        if (columns.size() == 1) {
            String name = sql.name(columns.get(0));
            rows = plan.measure("count(%s)", name, where);
            distinct = plan.measure("count(DISTINCT %s)", name, where);
        } else {
            rows = plan.count(where);
            distinct = plan.measure(
                    "count(DISTINCT %s)",
                    sql.tuple(columns.stream().map(sql::name).toList()), where);
        }
    }

    long rows() {
        return rows.count();
    }

    long distinct() {
        return distinct.count();
    }
}
