package io.jenkins.plugins.mlops.engine.data.survey;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.DuckDialect;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.ContentKind;
import io.jenkins.plugins.mlops.engine.data.kind.Counts;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.kind.NumberForms;
import io.jenkins.plugins.mlops.engine.data.kind.TextForms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Questions of the survey about one column, and the result of the answers. */
final class ColumnLook {
    /** A UUID, a hash of 16 digits or more, a ULID. */
    private static final String CODE =
            "\\{?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?|[0-9a-f]{16,128}|[0-9A-F]{16,128}|[0-9A-HJKMNP-TV-Z]{26}";

    // Places among the answers.
    private static final int DIFFERENT = 1;
    private static final int WHOLE = 2;
    private static final int MOMENTS = 3;
    private static final int TRUTHS = 4;
    private static final int CODES = 5;

    /** Aggregates that look at no row. */
    private static final String NONE = "count(NULL)";

    private static final String UNASKED = "min(NULL)";

    /** So many of the first texts say how often the others repeat; fewer do not. */
    private static final long ENOUGH = 1_000;
    /** With so many different ones among 20,000, at least a million different texts are drawn from. */
    private static final double NEARLY_ALL = 0.99;

    private final Column column;
    private final String value;
    private final boolean exact;
    private final Storage storage;
    /** The same look at the first rows, or null. */
    private final ColumnLook head;
    /** Whether all but the number of different values is known. */
    private final boolean again;

    private Object[] found;

    /**
     * A look at a column.
     *
     * @param column its name and the type that its values have
     * @param value SQL for the value as that type
     * @param exact whether different values are counted one by one
     */
    ColumnLook(Column column, String value, boolean exact) {
        this(column, value, exact, null, null);
    }

    private ColumnLook(Column column, String value, boolean exact, ColumnLook head, Object[] found) {
        this.column = column;
        this.value = value;
        this.exact = exact;
        this.storage = Storage.of(column);
        this.head = head;
        this.again = found != null;
        this.found = found;
    }

    /**
     * The same look, after one at the first rows, which counted different values one by one. What these have refuted of all rows is not asked any
     * more, and different values are counted at once where they look as if that will be needed.
     */
    ColumnLook after(ColumnLook first) {
        return new ColumnLook(column, value, exact || first.isLikelyToHangOnRepeats(), first, null);
    }

    private boolean isLikelyToHangOnRepeats() {
        return switch (storage) {
            case NUMBERS ->
                ContentKind.ofNumbers(counts(count(0)), numbers()).equals(Optional.of(ColumnKind.IDENTIFIER));
            case TEXT -> count(0) >= ENOUGH && !isOf(CODES) && count(1) >= NEARLY_ALL * count(0);
            default -> false;
        };
    }

    /** Tells whether all values are of a form. */
    private boolean isOf(int form) {
        return count(form) == count(0);
    }

    /** Tells whether not all values can be of a form, because the first are not. */
    private boolean isRefuted(int form) {
        return head != null && !head.isOf(form);
    }

    /** The same look once more, to count different values one by one; its other answers stay. */
    ColumnLook counting() {
        return new ColumnLook(column, value, true, head, found.clone());
    }

    /** The same look, its different values counted by somebody else. */
    ColumnLook counted(long different) {
        ColumnLook counted = counting();
        counted.found[1] = different;
        return counted;
    }

    /** Tells whether its different values are estimated. */
    boolean isEstimated() {
        return !exact && storage != Storage.NESTED;
    }

    Column column() {
        return column;
    }

    /** Aggregates over all rows. */
    List<String> expressions() {
        String name = Sql.name(column.name());
        if (again) {
            return List.of("count(DISTINCT " + name + ")");
        }
        String present = "count(" + name + ")";
        String different = exact ? "count(DISTINCT " + name + ")" : "approx_count_distinct(" + name + ")";
        return switch (storage) {
            case NESTED -> List.of(present);
            case TRUTHS, MOMENTS -> List.of(present, different);
            case NUMBERS ->
                List.of(
                        present,
                        different,
                        column.kind() == Column.Kind.INTEGER ? present : form(WHOLE, value + " = trunc(" + value + ")"),
                        isRefuted(WHOLE) || isRefuted(DIFFERENT) ? UNASKED : "min(" + value + ")",
                        isRefuted(WHOLE) || isRefuted(DIFFERENT) ? UNASKED : "max(" + value + ")");
            case TEXT -> text("CAST(" + value + " AS VARCHAR)", present, different);
        };
    }

    private List<String> text(String value, String present, String different) {
        return List.of(
                present,
                different,
                // What stands in front is cheap, and saves the rest for the columns that need it.
                counted("CASE WHEN contains(" + value + ", ' ') THEN " + value + " LIKE '%_ _% _%' ELSE false END"),
                form(
                        MOMENTS,
                        "CASE WHEN " + value + " LIKE '____-__-__%' THEN ("
                                + DuckDialect.INSTANCE.texts().moment(value) + ") IS NOT NULL ELSE false END"),
                form(TRUTHS, value + " IN ('true', 'false')"),
                form(CODES, "length(" + value + ") >= 16 AND " + DuckDialect.INSTANCE.matches(value, CODE)));
    }

    /** Counts the values of a form that matters only where all values have it. */
    private String form(int form, String condition) {
        return isRefuted(form) ? NONE : counted(condition);
    }

    /** SQL's own FILTER would copy all columns for each aggregate. */
    private static String counted(String condition) {
        return "count(CASE WHEN " + condition + " THEN 1 END)";
    }

    /** Takes the answers, in the order of the expressions. */
    void take(Object[] answers) {
        if (again) {
            found[1] = answers[0];
        } else {
            found = answers.clone();
        }
    }

    /** Tells whether the kind can only be told when it is known how often values repeat. */
    boolean hangsOnRepeats(long rows) {
        return switch (storage) {
            case TEXT -> ContentKind.hangsOnRepeats(counts(rows), texts());
            case NUMBERS -> ContentKind.hangsOnRepeats(counts(rows), numbers());
            default -> false;
        };
    }

    /** The column with its kind. */
    SurveyedColumn decided(long rows, Optional<DecidedKind> declared) {
        Counts counts = counts(rows);
        ColumnKind content = content(counts).orElse(null);
        DecidedKind own = content == null ? null : new DecidedKind(content, KindSource.CONTENT);
        return new SurveyedColumn(column, declared.orElse(own), content, counts);
    }

    private Optional<ColumnKind> content(Counts counts) {
        if (counts.present() == 0) {
            return Optional.empty();
        }
        return switch (storage) {
            case NUMBERS -> ContentKind.ofNumbers(counts, numbers());
            case TRUTHS -> Optional.of(ColumnKind.BOOLEAN);
            case MOMENTS -> Optional.of(ColumnKind.TIME);
            case NESTED -> Optional.of(ColumnKind.NESTED);
            // Somebody listed the names when the file was written.
            case TEXT ->
                column.type().toUpperCase(Locale.ROOT).startsWith("ENUM")
                        ? Optional.of(ColumnKind.CATEGORY)
                        : ContentKind.ofText(counts, texts());
        };
    }

    private Counts counts(long rows) {
        return found.length == 1
                ? new Counts(rows, count(0), -1, false)
                : new Counts(rows, count(0), Math.min(count(0), count(1)), !exact);
    }

    private TextForms texts() {
        return new TextForms(count(2), count(3), count(4), count(5));
    }

    private NumberForms numbers() {
        return new NumberForms(count(2), number(found[3]), number(found[4]));
    }

    private long count(int at) {
        return ((Number) found[at]).longValue();
    }

    /** Null without a value or with an infinite one. */
    private static BigDecimal number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number) ? new BigDecimal(number) : null;
        }
        return value == null ? null : BigDecimal.valueOf(((Number) value).longValue());
    }
}
