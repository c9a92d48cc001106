package io.jenkins.plugins.mlops.results;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Comparator;
import java.util.Map;

/**
 * The order of jobs with checks. An address names a column, with a hyphen before it for the other way round. Jobs that are equal in it stand as in
 * the usual order: the worst first, then the newest, then by name.
 */
final class ChecksOrder {
    private static final String USUAL = "verdict";
    private static final String REVERSED = "-";

    private static final Comparator<JobChecks> NEWEST_FIRST =
            Comparator.comparing(JobChecks::getTime, Comparator.reverseOrder());
    private static final Comparator<JobChecks> BY_NAME =
            Comparator.comparing(JobChecks::getTitle, String.CASE_INSENSITIVE_ORDER);
    private static final Comparator<JobChecks> WORST_FIRST =
            Comparator.comparing(JobChecks::verdict, CheckVerdict.WORST_FIRST);

    /** By the names of columns, as a reader wants each at first. */
    private static final Map<String, Comparator<JobChecks>> COLUMNS =
            Map.of(USUAL, WORST_FIRST, "job", BY_NAME, "checked", NEWEST_FIRST);

    private final String column;
    private final boolean reversed;

    /**
     * @param asked as an address says it; what is no column, or null, means the usual order
     */
    ChecksOrder(String asked) {
        boolean back = asked != null && asked.startsWith(REVERSED);
        String name = back ? asked.substring(1) : asked;
        boolean known = name != null && COLUMNS.containsKey(name);
        this.column = known ? name : USUAL;
        this.reversed = known && back;
    }

    Comparator<JobChecks> comparator() {
        Comparator<JobChecks> first = COLUMNS.get(column);
        return (reversed ? first.reversed() : first)
                .thenComparing(WORST_FIRST)
                .thenComparing(NEWEST_FIRST)
                .thenComparing(JobChecks::getName);
    }

    /** As an address says it; empty for the usual order. */
    String text() {
        return reversed ? REVERSED + column : column.equals(USUAL) ? "" : column;
    }

    /** The order after a click on the head of a column: the column's own, then the other way round. */
    ChecksOrder after(String clicked) {
        return new ChecksOrder(clicked.equals(column) && !reversed ? REVERSED + clicked : clicked);
    }

    /** What {@code aria-sort} says of a column, or null where the jobs are not sorted by it. Newest and worst first count as descending. */
    @CheckForNull
    String sorted(String of) {
        if (!of.equals(column)) {
            return null;
        }
        return column.equals("job") != reversed ? "ascending" : "descending";
    }
}
