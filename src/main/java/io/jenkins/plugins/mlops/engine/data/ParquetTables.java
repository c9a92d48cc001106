package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.type.ColumnEvidence;
import io.jenkins.plugins.mlops.engine.data.type.Position;
import io.jenkins.plugins.mlops.engine.data.type.ReadType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes tables of Parquet files, whose types are known; files of other schemas are read by scans of their own. */
final class ParquetTables {
    private final DuckSession session;
    private final ReadOptions options;

    ParquetTables(DuckSession session, ReadOptions options) {
        this.session = session;
        this.options = options;
    }

    Table table(String name, List<WrittenFile> files) throws SQLException {
        List<FileGroup> groups = groups(files);
        List<Column> columns = new ArrayList<>();
        PartTypes types = new PartTypes(session);
        for (FileGroup group : groups.subList(1, groups.size())) {
            requireSameNames(groups.get(0), group);
        }
        for (Column column : groups.get(0).own()) {
            columns.add(new Column(column.name(), types.of(column.name(), groups)));
        }
        if (columns.isEmpty()) {
            throw new BadInputException(files.get(0).file().shown() + ": has no columns");
        }
        List<ReadColumn> reading = new ArrayList<>();
        for (Column column : columns) {
            reading.add(reading(column, groups));
        }
        TextTables.partitions(files).forEach((partition, evidence) -> {
            if (reading.stream().anyMatch(column -> column.column().name().equals(partition))) {
                throw TextTables.inFileAndFolder(files.get(0), partition);
            }
            ReadType type = evidence.type(kind(partition));
            reading.add(new ReadColumn(
                    new Column(partition, type.sql()),
                    type,
                    false,
                    options.missing().of(partition),
                    options.csv()));
        });
        return new Table(name, files.stream().map(WrittenFile::file).toList(), Format.PARQUET, reading, groups);
    }

    private ColumnKind kind(String name) {
        return options.kinds().of(name).map(DecidedKind::kind).orElse(null);
    }

    private ReadColumn reading(Column column, List<FileGroup> groups) throws SQLException {
        ReadType natural = new ReadType(column.type(), false);
        ColumnKind declared = kind(column.name());
        String wanted = column.type();
        if (declared != null && declared.isText() && column.kind() != Column.Kind.OTHER) {
            wanted = "VARCHAR";
        } else if (declared != null && !declared.isText() && column.kind() == Column.Kind.TEXT) {
            wanted = looked(column, declared, groups);
        }
        return new ReadColumn(
                new Column(column.name(), wanted),
                natural,
                false,
                options.missing().of(column.name()),
                options.csv());
    }

    /** The type of a text column that is declared to be something else. */
    private String looked(Column column, ColumnKind declared, List<FileGroup> groups) throws SQLException {
        ColumnEvidence evidence = new ColumnEvidence();
        List<String> missing = options.missing().of(column.name());
        String name = Sql.name(column.name());
        for (FileGroup group : groups) {
            session.each(
                    "SELECT DISTINCT CAST(" + name + " AS VARCHAR) FROM read_parquet("
                            + FileGroup.paths(group.sources()) + group.arguments() + ") WHERE " + name + " IS NOT NULL",
                    row -> {
                        String value = row.getString(1);
                        if (!missing.contains(value)) {
                            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                            evidence.string(
                                    bytes,
                                    0,
                                    bytes.length,
                                    () -> new Position(group.files().get(0).shown(), 0));
                        }
                    });
        }
        if (evidence.misfit(declared) != null
                && options.kinds().of(column.name()).orElseThrow().by() == KindSource.USER) {
            throw new BadInputException(evidence.misfit(declared).file() + ": column \"" + column.name()
                    + "\" is declared as " + declared + ", but is text and not all of its values are of that kind");
        }
        return evidence.type(declared).sql();
    }

    private List<FileGroup> groups(List<WrittenFile> files) throws SQLException {
        record Alike(String schema, Map<String, String> partition) {}
        Map<String, String> schemas = schemas(files);
        Map<Alike, List<WrittenFile>> alike = files.stream()
                .collect(Collectors.groupingBy(
                        file -> new Alike(
                                schemas.getOrDefault(
                                        file.file().path().toString(),
                                        file.file().path().toString()),
                                file.partition()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<FileGroup> groups = new ArrayList<>();
        for (Map.Entry<Alike, List<WrittenFile>> entry : alike.entrySet()) {
            List<InputFile> same =
                    entry.getValue().stream().map(WrittenFile::file).toList();
            requireReadable(same.get(0));
            String arguments = entry.getValue().get(0).arguments(false);
            groups.add(new FileGroup(
                    Format.PARQUET,
                    arguments,
                    same,
                    same,
                    session.describe(FileGroup.describe(arguments, same)),
                    entry.getKey().partition()));
        }
        return groups;
    }

    /** The schemas of files, all read from the footers in one query. */
    private Map<String, String> schemas(List<WrittenFile> files) throws SQLException {
        Map<String, String> schemas = new LinkedHashMap<>();
        if (files.size() > 1) {
            for (Object[] row : session.query(
                    "SELECT file_name, string_agg(concat_ws(' ', name, type, type_length, repetition_type, num_children, converted_type, scale, "
                            + "\"precision\", logical_type), chr(10)) FROM parquet_schema("
                            + Sql.list(files.stream()
                                    .map(file -> Sql.path(file.file()))
                                    .toList())
                            + ") GROUP BY file_name")) {
                schemas.put((String) row[0], (String) row[1]);
            }
        }
        return schemas;
    }

    /**
     * The reader renames columns whose names SQL cannot tell apart, and rounds decimals that are wider than its own; the file's own names and
     * types are in its schema.
     */
    private void requireReadable(InputFile file) throws SQLException {
        List<Object[]> elements = session.query("SELECT name, num_children, \"precision\", scale FROM parquet_schema("
                + Sql.text(Sql.path(file)) + ")");
        List<String> names = new ArrayList<>();
        for (int at = 1; at < elements.size(); ) {
            String name = String.valueOf(elements.get(at)[0]);
            int next = behind(elements, at);
            for (Object[] element : elements.subList(at, next)) {
                requireDigits(file, name, element);
            }
            names.add(name);
            at = next;
        }
        ColumnNames.requireNamed(file.shown() + ": the file", names);
    }

    private static void requireDigits(InputFile file, String column, Object[] element) {
        if (element[2] instanceof Number digits && digits.intValue() > ColumnTypes.MOST_DIGITS) {
            throw new BadInputException(file.shown() + ": column \"" + column + "\" holds decimal(" + digits + ","
                    + element[3] + "), and decimals can be read with up to " + ColumnTypes.MOST_DIGITS
                    + " digits; write it as a decimal of at most " + ColumnTypes.MOST_DIGITS + " digits, or as text");
        }
    }

    /** Behind an element of a schema and all that it holds. */
    private static int behind(List<Object[]> elements, int at) {
        Number children = (Number) elements.get(at)[1];
        int next = at + 1;
        for (long i = children == null ? 0 : children.longValue(); i > 0 && next < elements.size(); i--) {
            next = behind(elements, next);
        }
        return next;
    }

    private static void requireSameNames(FileGroup first, FileGroup group) {
        TextTables.requireSameColumns(
                first.files().get(0), names(first), group.files().get(0), names(group));
    }

    private static Set<String> names(FileGroup group) {
        return group.own().stream().map(Column::name).collect(Collectors.toSet());
    }
}
