package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.Counts;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import java.util.Optional;

/** Kinds of columns that a database counts: its types say most, and the baseline the rest. */
final class CountedKinds {
    private CountedKinds() {}

    /**
     * A column that was looked at.
     *
     * @param rows all rows
     * @param present those with a value
     * @param truths those with {@code true} or {@code false} as text
     * @param declared the kind that somebody declared
     */
    static SurveyedColumn surveyed(
            Column column, long rows, long present, long truths, Optional<DecidedKind> declared) {
        Counts counts = new Counts(rows, present, -1, false);
        ColumnKind content = present == 0 ? null : content(column, present == truths);
        DecidedKind own = content == null ? null : new DecidedKind(content, KindSource.CONTENT);
        return new SurveyedColumn(column, declared.orElse(own), content, counts);
    }

    private static ColumnKind content(Column column, boolean truths) {
        return switch (Storage.of(column)) {
            case NUMBERS -> ColumnKind.NUMBER;
            case TRUTHS -> ColumnKind.BOOLEAN;
            case MOMENTS -> ColumnKind.TIME;
            case NESTED -> ColumnKind.NESTED;
            case TEXT -> truths ? ColumnKind.BOOLEAN : ColumnKind.CATEGORY;
        };
    }
}
