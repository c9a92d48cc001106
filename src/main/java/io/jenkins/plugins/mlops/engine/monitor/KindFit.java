package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;

/**
 * Tells whether the values of a column, as they were read, can be those of a kind. Somebody who declares a kind may turn numbers into names; what
 * was found out by content turns nothing into anything.
 */
final class KindFit {
    private KindFit() {}

    /** Tells whether the column can be taken as one of that kind; a column without a value can be taken as anything. */
    static boolean fits(DecidedKind wanted, SurveyedColumn column) {
        if (column.counts().present() == 0) {
            return true;
        }
        Storage storage = column.storage();
        boolean declared = wanted.by() == KindSource.USER || wanted.by() == KindSource.SIGNATURE;
        return switch (wanted.kind()) {
            case NUMBER -> storage == Storage.NUMBERS;
            case TIME -> storage == Storage.MOMENTS || isText(column, ColumnKind.TIME);
            case BOOLEAN ->
                storage == Storage.TRUTHS
                        || isText(column, ColumnKind.BOOLEAN)
                        || declared && storage == Storage.NUMBERS;
            case CATEGORY, TEXT -> storage == Storage.TEXT || declared && storage != Storage.NESTED;
            case IDENTIFIER -> storage != Storage.NESTED;
            case NESTED -> storage == Storage.NESTED;
        };
    }

    private static boolean isText(SurveyedColumn column, ColumnKind content) {
        return column.storage() == Storage.TEXT && column.content() == content;
    }
}
