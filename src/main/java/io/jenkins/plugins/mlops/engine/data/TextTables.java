package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import io.jenkins.plugins.mlops.engine.data.type.ColumnEvidence;
import io.jenkins.plugins.mlops.engine.data.type.Position;
import io.jenkins.plugins.mlops.engine.data.type.ReadType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes tables of CSV and JSON files, from what a survey of them has found. */
final class TextTables {
    private final ReadOptions options;
    private final Copies copies;
    /** A table may be made twice, once its survey is complete; copies are not. */
    private final Map<InputFile, InputFile> copied = new LinkedHashMap<>();

    TextTables(ReadOptions options, Copies copies) {
        this.options = options;
        this.copies = copies;
    }

    /** Tells whether the database has to read copies of some files, as far as the survey has come. */
    boolean needsCopies(List<WrittenFile> files, Survey survey) {
        return files.stream().anyMatch(file -> isCopied(file, survey))
                || !asText(files, survey).isEmpty();
    }

    private boolean isCopied(WrittenFile file, Survey survey) {
        return !file.isUsual(options) || survey.unusual().contains(file.file());
    }

    /** Keys whose numbers the database's JSON reader would change. */
    private Set<String> asText(List<WrittenFile> files, Survey survey) {
        Set<String> keys = new LinkedHashSet<>();
        if (files.get(0).format() == Format.JSON) {
            survey.columns().forEach((key, column) -> {
                // The database's JSON reader takes a number with a fraction for a double, whatever type is asked for.
                boolean decimal = column.written().sql().startsWith("DECIMAL");
                if (decimal || column.hasMixedNumbers() || column.written().throughText()) {
                    keys.add(key);
                }
            });
        }
        return keys;
    }

    /** Makes the table. */
    Table table(String name, List<WrittenFile> files, Survey survey) {
        Format format = files.get(0).format();
        Map<String, ColumnEvidence> columns = columns(files, survey);
        Set<String> asText = asText(files, survey);
        List<ReadColumn> reading = new ArrayList<>();
        columns.forEach((column, evidence) -> reading.add(reading(column, evidence, format, asText.contains(column))));
        return new Table(
                name,
                files.stream().map(WrittenFile::file).toList(),
                format,
                reading,
                groups(files, survey, reading, asText));
    }

    private Map<String, ColumnEvidence> columns(List<WrittenFile> files, Survey survey) {
        Map<String, ColumnEvidence> columns = new LinkedHashMap<>();
        if (files.get(0).format() == Format.CSV) {
            requireSameColumns(files);
            files.get(0)
                    .header()
                    .forEach(name -> columns.put(name, survey.columns().getOrDefault(name, new ColumnEvidence())));
        } else {
            columns.putAll(survey.columns());
            ColumnNames.requireNamed(files.get(0).file().shown() + ": the table", List.copyOf(columns.keySet()));
            if (columns.isEmpty() && survey.hasRows()) {
                throw new BadInputException(files.get(0).file().shown() + ": has no columns");
            }
            if (columns.isEmpty()) {
                columns.put(
                        "json",
                        new ColumnEvidence()); // SQL has no table without columns; a gate fails for want of rows
            }
        }
        partitions(files).forEach((name, evidence) -> {
            if (columns.put(name, evidence) != null) {
                throw inFileAndFolder(files.get(0), name);
            }
        });
        return columns;
    }

    static BadInputException inFileAndFolder(WrittenFile file, String column) {
        return new BadInputException(
                file.file().shown() + ": column \"" + column
                        + "\" stands in the file and in the name of a folder; read it without partitions, or leave it out of the files");
    }

    /** Returns what the values in the names of folders have in common. */
    static Map<String, ColumnEvidence> partitions(List<WrittenFile> files) {
        Map<String, ColumnEvidence> columns = new LinkedHashMap<>();
        Set<String> first = files.get(0).partition().keySet();
        for (WrittenFile file : files) {
            if (!file.partition().keySet().equals(first)) {
                throw new BadInputException(file.file().shown() + ": lies in folders of other columns than "
                        + files.get(0).file().shown() + "; found "
                        + file.partition().keySet() + ", expected " + first);
            }
            file.partition().forEach((name, value) -> {
                ColumnEvidence column = columns.computeIfAbsent(name, key -> new ColumnEvidence());
                if (value != null && !value.isEmpty()) {
                    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                    column.text(
                            bytes,
                            0,
                            bytes.length,
                            () -> new Position(file.file().shown(), 0));
                }
            });
        }
        return columns;
    }

    private static void requireSameColumns(List<WrittenFile> files) {
        WrittenFile first = files.get(0);
        Set<String> names = Collections.unmodifiableSet(new LinkedHashSet<>(first.header()));
        files.forEach(file -> requireSameColumns(
                first.file(), names, file.file(), Collections.unmodifiableSet(new LinkedHashSet<>(file.header()))));
    }

    /** Refuses a file whose columns are not those of the first. */
    static void requireSameColumns(InputFile first, Set<String> names, InputFile file, Set<String> own) {
        Set<String> missing = new TreeSet<>(names);
        missing.removeAll(own);
        Set<String> extra = new TreeSet<>(own);
        extra.removeAll(names);
        if (!missing.isEmpty() || !extra.isEmpty()) {
            throw new BadInputException(file.shown() + " has other columns than " + first.shown()
                    + (missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing))
                    + (extra.isEmpty() ? "" : "; additional: " + String.join(", ", extra)));
        }
    }

    private ReadColumn reading(String name, ColumnEvidence evidence, Format format, boolean asText) {
        ColumnKind declared = options.kinds().of(name).map(DecidedKind::kind).orElse(null);
        requireFit(name, evidence, declared);
        ReadType natural = evidence.written();
        ReadType wanted = format == Format.JSON && declared == null ? natural : evidence.type(declared);
        return new ReadColumn(
                new Column(name, wanted.sql()),
                natural,
                asText || wanted.throughText() || format == Format.JSON && natural.throughText(),
                options.missing().of(name),
                options.csv());
    }

    /** A kind that the user declares has to fit; a kind that others declare is a broken rule where it does not. */
    private void requireFit(String name, ColumnEvidence evidence, ColumnKind declared) {
        if (declared == null || options.kinds().of(name).orElseThrow().by() != KindSource.USER) {
            return;
        }
        Position misfit = evidence.misfit(declared);
        if (misfit != null) {
            throw new BadInputException(misfit + ": column \"" + name + "\" is declared as " + declared
                    + ", but its value here is not "
                    + switch (declared) {
                        case NUMBER -> "a number";
                        case TIME -> "a date or time in ISO 8601, for example 2024-01-31T12:00:00";
                        case BOOLEAN -> "true or false";
                        default -> "a list or an object";
                    }
                    + "; correct the value, declare what stands for a missing value, or declare another kind");
        }
    }

    private List<FileGroup> groups(
            List<WrittenFile> files, Survey survey, List<ReadColumn> reading, Set<String> asText) {
        record Alike(String arguments, List<String> header, Map<String, String> partition) {}
        Map<Alike, List<WrittenFile>> alike = new LinkedHashMap<>();
        for (WrittenFile file : files) {
            boolean copy = isCopied(file, survey) || !asText.isEmpty();
            String arguments = copy
                    ? file.copyArguments()
                    : file.arguments(options.csv().header().isEmpty());
            alike.computeIfAbsent(new Alike(arguments, file.header(), file.partition()), key -> new ArrayList<>())
                    .add(file);
        }
        Map<String, Column> columns = reading.stream()
                .map(ReadColumn::column)
                .collect(Collectors.toMap(Column::name, column -> column, (a, b) -> a, LinkedHashMap::new));
        List<FileGroup> groups = new ArrayList<>();
        alike.forEach((key, same) -> groups.add(new FileGroup(
                same.get(0).format(),
                key.arguments(),
                same.stream().map(WrittenFile::file).toList(),
                same.stream()
                        .map(file -> isCopied(file, survey) || !asText.isEmpty()
                                ? copied.computeIfAbsent(file.file(), f -> copies.of(file, asText))
                                : file.file())
                        .toList(),
                key.header().isEmpty()
                        ? List.copyOf(columns.values())
                        : key.header().stream().map(columns::get).toList(),
                key.partition())));
        return groups;
    }
}
