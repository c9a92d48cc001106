package io.jenkins.plugins.mlops.engine.data.survey;

import io.jenkins.plugins.mlops.engine.data.Column;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The looks at some columns, for whoever scans the rows. It asks for aggregates, is given their values, and may then ask once more, for those
 * columns whose kind hangs on how often values repeat.
 */
public final class SurveyPass {
    private final List<ColumnLook> looks;

    private SurveyPass(List<ColumnLook> looks) {
        this.looks = new ArrayList<>(looks);
    }

    /**
     * A pass over columns whose values have the types of the columns.
     *
     * @param exact whether different values are counted one by one, and not estimated
     */
    public static SurveyPass of(List<Column> columns, boolean exact) {
        return of(columns, columns, exact);
    }

    /**
     * A pass over columns that may be read as text.
     *
     * @param columns names and the types that the values have
     * @param read the same columns with the types they are read as
     */
    public static SurveyPass of(List<Column> columns, List<Column> read, boolean exact) {
        List<ColumnLook> looks = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String name = Sql.name(column.name());
            String value =
                    column.type().equals(read.get(i).type()) ? name : "TRY_CAST(" + name + " AS " + column.type() + ")";
            looks.add(new ColumnLook(column, value, exact));
        }
        return new SurveyPass(looks);
    }

    /**
     * The same pass, after one over the first rows, which counted different values one by one: it asks less, and finds the same.
     *
     * @param first a pass over the same columns that took its values
     */
    public SurveyPass after(SurveyPass first) {
        return new SurveyPass(IntStream.range(0, looks.size())
                .mapToObj(i -> looks.get(i).after(first.looks.get(i)))
                .toList());
    }

    /** The aggregates it asks for, as SQL. */
    public List<String> expressions() {
        return looks.stream()
                .flatMap(look -> look.expressions().stream())
                .distinct()
                .toList();
    }

    /** Takes the values of the aggregates. */
    public void take(Function<String, Object> values) {
        looks.forEach(look -> look.take(look.expressions().stream().map(values).toArray()));
    }

    /**
     * Takes numbers of different values that are known anyway.
     *
     * @param different the number for a column's name, or empty
     */
    public void know(Function<String, Optional<Long>> different) {
        looks.replaceAll(look -> look.isEstimated()
                ? different.apply(look.column().name()).map(look::counted).orElse(look)
                : look);
    }

    /**
     * Opens the pass over values that have to be counted one by one before kinds can be decided; without columns if
     * nothing has to.
     *
     * @param rows the number of rows
     * @param all whether to count all columns
     */
    public SurveyPass open(long rows, boolean all) {
        return new SurveyPass(looks.stream()
                .filter(look -> look.isEstimated() && (all || look.hangsOnRepeats(rows)))
                .map(ColumnLook::counting)
                .toList());
    }

    /**
     * The columns and their kinds.
     *
     * @param rows the number of rows
     * @param counted the pass of {@link #open}, after it took its values
     * @param declared kinds that were declared; the others are decided by content
     */
    public List<SurveyedColumn> decided(long rows, SurveyPass counted, DeclaredKinds declared) {
        List<SurveyedColumn> columns = new ArrayList<>();
        int next = 0;
        for (ColumnLook look : looks) {
            boolean again = next < counted.looks.size()
                    && counted.looks.get(next).column().equals(look.column());
            ColumnLook best = again ? counted.looks.get(next++) : look;
            columns.add(best.decided(rows, declared.of(look.column().name())));
        }
        return columns;
    }
}
