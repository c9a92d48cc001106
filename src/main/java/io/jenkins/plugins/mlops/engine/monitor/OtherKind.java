package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.data.DuckDialect;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.data.survey.SurveyedColumn;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** Says in one sentence why a column cannot be compared as what it is, and what to do. */
final class OtherKind {
    private final DuckSession session;
    private final Baseline baseline;
    private final CurrentData current;
    private final Set<String> sensitive;

    /** @param sensitive columns of which no value may be shown */
    OtherKind(DuckSession session, Baseline baseline, CurrentData current, Set<String> sensitive) {
        this.session = session;
        this.baseline = baseline;
        this.current = current;
        this.sensitive = sensitive;
    }

    /** The sentence. */
    String sentence(String name, DecidedKind kind) throws SQLException {
        SurveyedColumn now = current.columns().get(name);
        if (kind.by() == KindSource.BASELINE) {
            Storage held = baseline.columns().get(name).storage();
            boolean numbered = kind.kind() == ColumnKind.IDENTIFIER && held == Storage.NUMBERS;
            return "column \"" + name + "\" holds " + (held == null ? held(kind.kind()) : held.plural())
                    + " in the baseline and " + holds(current, now, numbered ? ColumnKind.NUMBER : kind.kind())
                    + " in the current data; " + advice(name, kind.kind(), now);
        }
        String declared =
                "column \"" + name + "\" is declared as " + kind.kind() + " (by the " + kind.by() + "), but the ";
        if (!KindFit.fits(kind, now)) {
            return declared + "current data holds " + holds(current, now, kind.kind()) + "; "
                    + advice(name, kind.kind(), now);
        }
        if (baseline instanceof Baseline.OfTable table) {
            SurveyedColumn before = table.side().columns().get(name);
            return declared + "reference holds " + holds(table.side(), before, kind.kind()) + "; "
                    + advice(name, kind.kind(), before);
        }
        return declared + "frozen baseline keeps it as "
                + baseline.columns().get(name).decided().kind() + "; freeze the reference again with "
                + SayKind.of(name, kind.kind());
    }

    /** Returns the content of a frozen baseline that does not say more. */
    private static String held(ColumnKind kind) {
        return switch (kind) {
            case NUMBER -> Storage.NUMBERS.plural();
            case BOOLEAN -> Storage.TRUTHS.plural();
            case TIME -> Storage.MOMENTS.plural();
            case NESTED -> Storage.NESTED.plural();
            default -> Storage.TEXT.plural();
        };
    }

    /** Returns the content of a side, with an example of a text that does not fit the expected kind. */
    private String holds(CurrentData data, SurveyedColumn column, ColumnKind wanted) throws SQLException {
        String plural = column.storage().plural();
        String name = Sql.name(column.column().name());
        String text = "CAST(" + name + " AS VARCHAR)";
        String value =
                switch (wanted) {
                    case NUMBER -> DuckDialect.INSTANCE.texts().number(text);
                    case TIME -> DuckDialect.INSTANCE.texts().moment(text);
                    default -> null;
                };
        if (column.storage() != Storage.TEXT || value == null || !(data instanceof MonitoredTable side)) {
            return plural;
        }
        Object[] odd = session.query("SELECT count(*), min(" + name + ") FROM "
                        + side.rows().from() + " WHERE ("
                        + side.rows().where() + ") AND " + name + " IS NOT NULL AND (" + value + ") IS NULL")
                .get(0);
        long count = ((Number) odd[0]).longValue();
        String one = wanted == ColumnKind.NUMBER ? "a number" : "a date or time";
        String several = wanted == ColumnKind.NUMBER ? "numbers" : "dates or times";
        if (count == 0) {
            return plural + " that looks like " + (wanted == ColumnKind.NUMBER ? "numbers" : "dates");
        }
        return plural
                + String.format(
                        Locale.ROOT,
                        " (%,d of %,d values ",
                        count,
                        column.counts().present())
                + (count == 1 ? "is not " + one : "are not " + several)
                + (sensitive.contains(column.column().name()) ? "" : ", for example \"" + odd[1] + "\"") + ")";
    }

    private static String advice(String name, ColumnKind wanted, SurveyedColumn column) {
        String category = SayKind.of(name, ColumnKind.CATEGORY);
        if (column.storage() == Storage.NESTED) {
            return "write single values, or leave the column out (roles: ignore)";
        }
        return switch (wanted) {
            case NUMBER ->
                column.storage() == Storage.TEXT
                        ? "write numbers, name a word that means \"missing\" ("
                                + OptionName.with("missing", name + "=WORD")
                                + "), or, if the column holds codes, compare both sides as text with " + category
                        : "write numbers, or compare both sides as text with " + category;
            case BOOLEAN -> "write true and false, or compare both sides as text with " + category;
            case TIME ->
                "write dates and times by ISO 8601, such as 2026-01-31 or 2026-01-31T12:00:00Z, or compare both sides as text with "
                        + category;
            case NESTED -> "write lists or objects, or leave the column out (roles: ignore)";
            case IDENTIFIER ->
                "write the values as those of the baseline are, or, if they name rows or entities whatever they are made of, say so with "
                        + SayKind.of(name, ColumnKind.IDENTIFIER);
            default -> "write text, or have the values of both sides taken as names with " + category;
        };
    }
}
