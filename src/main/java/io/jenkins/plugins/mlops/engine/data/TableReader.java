package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.type.Position;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads files as one table, so that each value is what its writer wrote.
 *
 * <p>A table of text files is opened with the types that its first bytes suggest, and all bytes are looked at beside the database. {@link #settled}
 * waits for that and gives the table with the types of all values; what was computed from another table before has to be computed again. So the order
 * of rows and files decides nothing but how long it takes.
 */
public final class TableReader {
    /** Files of which the first bytes are looked at before the table is opened. */
    private static final int SAMPLED_FILES = 64;

    private final DuckSession session;
    private final ReadOptions options;
    private final TextTables texts;
    private final ParquetTables parquet;
    private final Map<String, Opened> opened = new HashMap<>();

    /**
     * A table and what is still found out about it.
     *
     * @param survey of all bytes, complete once {@code bytes} has ended; null for Parquet
     * @param settled whether the table has been made of it
     */
    private record Opened(
            Table table, List<WrittenFile> files, Survey survey, boolean settled, BackgroundSurvey bytes) {}

    public TableReader(DuckSession session, ReadOptions options) {
        this.session = session;
        this.options = options;
        this.texts = new TextTables(options, new Copies(session.copies(), options));
        this.parquet = new ParquetTables(session, options);
    }

    /** Why a query failed, in one sentence that says nothing about the database. It may quote a value. */
    public static String reason(SQLException e) {
        return new SqlProblem(List.of(), List.of()).of(e);
    }

    /** The kinds that somebody declared. */
    public DeclaredKinds kinds() {
        return options.kinds();
    }

    /** Opens several tables, by their names. */
    public Map<String, Table> open(Map<String, List<InputFile>> files) {
        Map<String, Table> tables = new LinkedHashMap<>();
        files.forEach((name, list) -> tables.put(name, open(name, list)));
        return tables;
    }

    /** Opens files as a table of the given name. */
    public Table open(String name, List<InputFile> files) {
        List<WrittenFile> written =
                files.stream().map(file -> WrittenFile.of(file, options)).toList();
        for (WrittenFile file : written) {
            if (file.format() != written.get(0).format()) {
                throw new BadInputException(file.file().shown() + " is " + file.format() + ", but "
                        + files.get(0).shown() + " is " + written.get(0).format()
                        + "; the files of one table must have one format");
            }
        }
        try {
            Opened table = written.get(0).format() == Format.PARQUET
                    ? new Opened(
                            parquet.table(name, written),
                            written,
                            null,
                            true,
                            new BackgroundSurvey(written, null, options))
                    : text(name, written);
            opened.put(name, table);
            return viewed(table.table());
        } catch (SQLException e) {
            throw explain(e, files);
        }
    }

    private Opened text(String name, List<WrittenFile> files) {
        Survey first = new Survey(options);
        boolean complete = sample(files, first);
        if (!complete && !first.columns().isEmpty() && !texts.needsCopies(files, first)) {
            Survey all = new Survey(options);
            BackgroundSurvey bytes = new BackgroundSurvey(files, all, options);
            return new Opened(texts.table(name, files, first), files, all, false, bytes);
        }
        if (!complete) {
            first = new Survey(options);
            Survey all = first;
            files.forEach(file -> TextStream.read(file.file(), options.encoding(), in -> {
                all.read(file, in, null);
                return null;
            }));
        }
        first.requireTable();
        return new Opened(
                texts.table(name, files, first), files, first, true, new BackgroundSurvey(files, null, options));
    }

    /** Looks at the first bytes of files; true when these are all bytes there are. */
    private boolean sample(List<WrittenFile> files, Survey survey) {
        boolean complete = files.size() <= SAMPLED_FILES;
        for (WrittenFile file : files.subList(0, Math.min(files.size(), SAMPLED_FILES))) {
            complete &= file.head().whole();
            try {
                survey.read(file, new ByteArrayInputStream(file.head().wholeLines()), null);
            } catch (BadInputException e) {
                // The end of the sample may lie in the middle of a record; the whole file tells.
                if (file.head().whole()) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e); // there is no input or output
            }
        }
        return complete;
    }

    /**
     * Waits until all bytes of a table's files have been looked at.
     *
     * @param table as {@link #open} gave it
     * @return the same table, or another one of the same name where the values have other types than their first bytes suggested
     * @throws BadInputException when a file is not what it seemed
     */
    public Table settled(Table table) throws SQLException {
        Opened known = opened.get(table.name());
        known.bytes().await();
        if (known.settled()) {
            return table;
        }
        Table settled = texts.table(table.name(), known.files(), known.survey());
        boolean same = settled.equals(known.table());
        opened.put(
                table.name(), new Opened(same ? table : settled, known.files(), known.survey(), true, known.bytes()));
        return same ? table : viewed(settled);
    }

    /** Digests of a table's files, in their order. */
    public List<String> digests(Table table) {
        return opened.get(table.name()).bytes().await();
    }

    /** The identity of a table's content. */
    public Fingerprint fingerprint(Table table) {
        return Fingerprint.of(digests(table), table.naturalColumns());
    }

    /** Sentences about columns that are text because of a few values or files. */
    public List<String> notes(Table table) {
        Opened known = opened.get(table.name());
        List<String> notes = new ArrayList<>(table.format() == Format.PARQUET ? PartTypes.notes(table) : List.of());
        if (known.survey() != null) {
            known.survey().columns().forEach((name, evidence) -> {
                Position odd = evidence.odd();
                if (odd != null && options.kinds().of(name).isEmpty()) {
                    notes.add("column \"" + name
                            + "\" is read as text because of a few values; the first of them is at " + odd);
                }
            });
        }
        return notes;
    }

    /** The same table with some columns of other types. */
    public Table retyped(Table table, Map<String, String> types) throws SQLException {
        return types.isEmpty() ? viewed(table) : viewed(table.with(types));
    }

    /**
     * Takes a table into the database, which spills what does not fit its memory, so that reading it column by column does not parse its
     * text each time. Parquet files are left where they are: they can be read by column.
     *
     * @return what to put behind FROM
     */
    public String held(Table table) throws SQLException {
        if (table.format() == Format.PARQUET) {
            return Sql.name(table.name());
        }
        String held = Sql.name(table.name() + " held");
        session.run("CREATE OR REPLACE TABLE " + held + " AS SELECT * FROM " + Sql.name(table.name()));
        return held;
    }

    /**
     * A failure that nobody put down to a file or a rule, in one line.
     *
     * @param before what did not succeed
     */
    public static RuntimeException failure(String before, SQLException e) {
        return DuckErrors.failure(before, e);
    }

    /** A failure while reading, in one line. */
    public RuntimeException explain(SQLException e, List<InputFile> files) {
        InputFile file = DuckErrors.file(e, files);
        return DuckErrors.reading(e, file == null ? files : List.of(file));
    }

    private Table viewed(Table table) throws SQLException {
        session.run("CREATE OR REPLACE VIEW " + Sql.name(table.name()) + " AS " + table.query());
        return table;
    }
}
