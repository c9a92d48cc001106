package io.jenkins.plugins.mlops.engine.data.csv;

import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.data.type.ColumnEvidence;
import io.jenkins.plugins.mlops.engine.data.type.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Looks at each field of a file: the number of fields of a record, their encoding, and what the values of each column have in common. */
public final class CsvSurvey implements CsvTokens.Records {
    private final List<String> header;
    private final List<ColumnEvidence> columns;
    private final List<List<byte[]>> missing;
    private final String file;
    private final CsvWriter copy;
    private final Utf8 utf8 = new Utf8();
    private final boolean headerAhead;
    /** Of the present record; one object for all fields, because a table has very many. */
    private Supplier<Position> where;

    private boolean first = true;
    private long emptyLinesAhead;

    /**
     * @param header names of the columns
     * @param columns receives evidence by column
     * @param missing for each column, further values that are missing
     * @param headerAhead whether the first record holds the names
     * @param file how the file is called in messages
     * @param copy receives the records, too; or null
     */
    public CsvSurvey(
            List<String> header,
            List<ColumnEvidence> columns,
            List<List<byte[]>> missing,
            boolean headerAhead,
            String file,
            CsvWriter copy) {
        this.header = header;
        this.columns = columns;
        this.missing = missing;
        this.headerAhead = headerAhead;
        this.file = file;
        this.copy = copy;
    }

    @Override
    public boolean record(CsvTokens record) {
        if (first) {
            first = false;
            where = () -> new Position(file, record.line());
            emptyLinesAhead = record.emptyLines();
            if (headerAhead) {
                return true;
            }
        }
        if (record.fields() != header.size()) {
            throw new CsvProblem(
                    record.line(), "this line has " + record.fields() + " fields, the header has " + header.size());
        }
        byte[] bytes = record.bytes();
        for (int i = 0; i < header.size(); i++) {
            int from = record.from(i);
            int to = record.to(i);
            if (record.isNonAscii() && !utf8.is(bytes, from, to)) {
                throw new CsvProblem(
                        record.line(),
                        "not valid UTF-8; if the file is Latin-1 or UTF-16, say so with encoding ("
                                + OptionName.with("encoding", "latin-1") + ")");
            }
            if (from < to && !isMissing(missing.get(i), bytes, from, to)) {
                columns.get(i).text(bytes, from, to, where);
            }
        }
        if (copy != null) {
            try {
                copy.record(record);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return true;
    }

    private static boolean isMissing(List<byte[]> tokens, byte[] bytes, int from, int to) {
        for (byte[] token : tokens) {
            if (token.length == to - from && Arrays.equals(token, 0, token.length, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells whether the database would divide the file otherwise, so that it has to read a copy.
     *
     * @param record what the file was read with
     */
    public boolean isUnusual(CsvTokens record) {
        return record.hasMixedLineEnds()
                || record.hasLooseQuotes()
                || emptyLinesAhead > 0
                || header.size() == 1 && record.emptyLines() > 0;
    }
}
