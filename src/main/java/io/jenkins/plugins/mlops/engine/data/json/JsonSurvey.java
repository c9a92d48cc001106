package io.jenkins.plugins.mlops.engine.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.mlops.engine.data.type.ColumnEvidence;
import io.jenkins.plugins.mlops.engine.data.type.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Gathers what the values of each key have in common. Keys are columns in the order in which they first appear. */
public final class JsonSurvey implements JsonRows.Values {
    private final Map<String, ColumnEvidence> columns;
    private final Function<String, ColumnEvidence> make;
    private final Predicate<String> lookedInto;
    private final String file;
    private long rows;
    private long lastLine;
    private boolean aLineEach = true;
    private byte[] digits = new byte[64];
    private String single;
    private final FirstObject firstObject = new FirstObject();

    /**
     * @param columns receives evidence by key
     * @param make makes the evidence of a key that is new
     * @param lookedInto tells the keys whose strings are looked into, because the kind of the column is declared
     * @param file how the file is called in messages
     */
    public JsonSurvey(
            Map<String, ColumnEvidence> columns,
            Function<String, ColumnEvidence> make,
            Predicate<String> lookedInto,
            String file) {
        this.lookedInto = lookedInto;
        this.columns = columns;
        this.make = make;
        this.file = file;
    }

    @Override
    public void value(String key, JsonParser parser) throws IOException {
        ColumnEvidence column = columns.get(key);
        if (column == null) {
            column = make.apply(key);
            columns.put(key, column);
        }
        long line = parser.currentTokenLocation().getLineNr();
        if (rows == 0 && !parser.currentToken().isStructStart()) {
            firstObject.plain();
        }
        switch (parser.currentToken()) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> {
                int length = parser.getTextLength(); // reads it, so that broken UTF-8 is found
                Supplier<Position> where = () -> new Position(file, line);
                if (lookedInto.test(key)) {
                    byte[] bytes = new String(parser.getTextCharacters(), parser.getTextOffset(), length)
                            .getBytes(StandardCharsets.UTF_8);
                    column.string(bytes, 0, bytes.length, where);
                } else {
                    column.string(where);
                }
            }
            case VALUE_TRUE, VALUE_FALSE -> column.truth(() -> new Position(file, line));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(column, parser, line);
            default -> nested(key, column, parser, line);
        }
    }

    private void number(ColumnEvidence column, JsonParser parser, long line) throws IOException {
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        if (digits.length < length) {
            digits = new byte[2 * length];
        }
        for (int i = 0; i < length; i++) {
            digits[i] = (byte) text[from + i];
        }
        column.number(digits, 0, length, () -> new Position(file, line));
    }

    private void nested(String key, ColumnEvidence column, JsonParser parser, long line) throws IOException {
        boolean array = parser.currentToken() == JsonToken.START_ARRAY;
        int depth = 1;
        int values = 0;
        boolean byNumber = !array;
        boolean rowsInside = false;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                break;
            }
            if (token == JsonToken.VALUE_STRING) {
                parser.getTextLength();
            }
            rowsInside |= array && depth == 1 && token.isStructStart();
            if (depth == 1 && rows == 0 && token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT) {
                if (token == JsonToken.FIELD_NAME) {
                    byNumber &= parser.currentName().equals(Integer.toString(values));
                } else {
                    values++;
                }
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        if (rowsInside && rows == 0 && single == null) {
            single = key;
        }
        if (rows == 0) {
            firstObject.nested(values, byNumber);
        }
        column.nested(() -> new Position(file, line));
    }

    @Override
    public void endRow(long first, long last) {
        rows++;
        aLineEach = aLineEach && first == last && first != lastLine;
        lastLine = last;
    }

    /** Tells whether each object stands on a line of its own. */
    public boolean isLines() {
        return aLineEach;
    }

    /** Rows so far. */
    public long rows() {
        return rows;
    }

    /** A key of the first object that holds a list of objects or of lists: where it is the only object, that list probably is the table. */
    public String listOfRows() {
        return single;
    }

    /**
     * Tells whether the first object holds columns: where it is the only object, it is a whole table turned on its
     * side.
     */
    public boolean holdsColumns() {
        return firstObject.holdsColumns();
    }
}
