package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the type of a column whose files have different types: one that holds all values with all their digits. Where the types do not tell, the
 * values do; pandas writes whole numbers as doubles as soon as one is missing.
 */
final class PartTypes {
    /** More digits than any type has, for what is not finite. */
    private static final int ENDLESS = 1000;

    private final DuckSession session;

    PartTypes(DuckSession session) {
        this.session = session;
    }

    /** The files that write a column with one type, and the most digits their values have before and behind the point. */
    private record Part(Column column, InputFile file, int whole, int scale) {
        boolean isFloat() {
            return column.kind() == Column.Kind.FLOAT;
        }
    }

    /** The type of the column of this name in all groups, each of which has it. */
    String of(String name, List<FileGroup> groups) throws SQLException {
        List<FileGroup> present = groups.stream()
                .filter(group -> !ColumnTypes.isNull(own(group, name)))
                .toList();
        String type = ColumnTypes.common(
                present.stream().map(group -> own(group, name)).distinct().toList());
        return type == null ? byValues(name, present) : type;
    }

    static Column own(FileGroup group, String name) {
        return group.own().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String byValues(String name, List<FileGroup> groups) throws SQLException {
        List<Part> parts = new ArrayList<>();
        for (FileGroup group : groups) {
            parts.add(part(own(group, name), group));
        }
        int whole = parts.stream().mapToInt(Part::whole).max().orElseThrow();
        int scale = parts.stream().mapToInt(Part::scale).max().orElseThrow();
        if (parts.stream().anyMatch(Part::isFloat)
                && parts.stream()
                        .filter(part -> !part.isFloat())
                        .allMatch(part -> part.whole() + part.scale() <= ColumnTypes.DIGITS_OF_DOUBLE)) {
            return "DOUBLE";
        }
        if (whole + scale > ColumnTypes.MOST_DIGITS) {
            throw refused(name, parts);
        }
        boolean integers = parts.stream().noneMatch(part -> part.column().kind() == Column.Kind.DECIMAL) && scale == 0;
        return integers ? whole < 19 ? "BIGINT" : "HUGEINT" : ColumnTypes.decimal(whole, scale);
    }

    /** Looks at all values. A double has the digits of the shortest text that means it. */
    private Part part(Column column, FileGroup group) throws SQLException {
        String name = Sql.name(column.name());
        boolean isFloat = column.kind() == Column.Kind.FLOAT;
        String value = isFloat ? "CAST(" + name + " AS DOUBLE)" : name;
        String text = "CAST(" + value + " AS VARCHAR)";
        String behind = column.kind() == Column.Kind.INTEGER
                ? "0"
                : "length(rtrim(split_part(split_part(" + text + ", 'e', 1), '.', 2), '0'))"
                        + " - coalesce(TRY_CAST(split_part(" + text + ", 'e', 2) AS INTEGER), 0)";
        Object[] row = session.query(
                        "SELECT CAST(min(" + value + ") AS VARCHAR), CAST(max(" + value + ") AS VARCHAR), max(" + behind
                                + ") FROM read_parquet(" + FileGroup.paths(group.sources()) + group.arguments() + ")"
                                + (isFloat ? " WHERE NOT isnan(" + name + ")" : ""))
                .get(0);
        int scale = row[2] == null ? 0 : Math.max(0, ((Number) row[2]).intValue());
        return new Part(column, group.files().get(0), Math.max(whole(row[0]), whole(row[1])), scale);
    }

    private static int whole(Object number) {
        if (number == null) {
            return 0;
        }
        if (number.toString().endsWith("inf")) {
            return ENDLESS;
        }
        BigDecimal value = new BigDecimal(number.toString());
        return value.signum() == 0 ? 0 : Math.max(0, value.precision() - value.scale());
    }

    private static BadInputException refused(String name, List<Part> parts) {
        Part longest = parts.stream().max(Comparator.comparingInt(Part::whole)).orElseThrow();
        Part other = parts.stream()
                .filter(part -> !part.column().equals(longest.column()))
                .max(Comparator.comparingInt(Part::scale))
                .orElseThrow();
        return new BadInputException(longest.file().shown() + ": column \"" + name + "\" is "
                + longest.column().type() + ", in " + other.file().shown() + " it is "
                + other.column().type()
                + ", and no type of numbers holds the values of both with all their digits; write the column with one"
                + " type in all files");
    }

    /** Sentences about columns that are text because not all files hold the same kind of values. */
    static List<String> notes(Table table) {
        List<String> notes = new ArrayList<>();
        for (ReadColumn column : table.reading()) {
            String name = column.column().name();
            List<FileGroup> groups = table.groups().stream()
                    .filter(group -> !group.partition().containsKey(name) && !ColumnTypes.isNull(own(group, name)))
                    .toList();
            if (!column.natural().sql().equals("VARCHAR") || groups.isEmpty()) {
                continue;
            }
            FileGroup first = groups.get(0);
            groups.stream()
                    .filter(group -> own(group, name).kind() != own(first, name).kind())
                    .findFirst()
                    .ifPresent(other -> notes.add("column \"" + name + "\" is read as text because it is "
                            + own(first, name).type() + " in "
                            + first.files().get(0).shown() + " and "
                            + own(other, name).type() + " in "
                            + other.files().get(0).shown()));
        }
        return notes;
    }
}
