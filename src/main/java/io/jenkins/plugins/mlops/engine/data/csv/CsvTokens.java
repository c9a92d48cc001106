package io.jenkins.plugins.mlops.engine.data.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Divides UTF-8 or Latin-1 bytes into records and fields. A record ends with LF, CR LF or CR; empty lines and comment lines are none. A field that
 * begins with the quote ends with it; a quote elsewhere is an ordinary character.
 */
public final class CsvTokens {
    /** Bytes of the longest record. */
    public static final int MAX_RECORD = 2_000_000;

    private static final int BLOCK = 1 << 18;
    private static final int INCOMPLETE = -1;

    private final byte delimiter;
    private final byte quote;
    private final byte escape;
    private final byte comment;
    private final boolean[] stops = new boolean[256];
    private byte[] buffer = new byte[BLOCK];
    private int start;
    private int limit;
    private boolean ended;
    private long line = 1;
    private long nextLine = 1;
    private int fields;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private boolean lineFeeds;
    private boolean returns;
    private boolean both;
    private long emptyLines;
    private boolean nonAscii;
    private boolean looseQuotes;
    private boolean beginning = true;
    private int scratch;

    /** Takes the records of a file. The bytes are the tokenizer's own and change with the next record. */
    public interface Records {
        /**
         * A record.
         *
         * @return false to read no further
         */
        boolean record(CsvTokens tokens);
    }

    public CsvTokens(CsvFormat format) {
        delimiter = (byte) format.delimiter();
        quote = (byte) format.quote();
        escape = (byte) format.escape();
        comment = (byte) format.comment();
        stops['\n'] = true;
        stops['\r'] = true;
        stops[format.delimiter()] = true;
        stops[format.quote()] = true;
        stops[0] = true;
    }

    /**
     * Reads a file to its end, or until the receiver has enough.
     *
     * @throws CsvProblem where the file is not CSV
     */
    public void read(InputStream in, Records records) throws IOException {
        while (!ended) {
            fill(in);
            skipByteOrderMark();
            while (start < limit) {
                int end = record();
                if (end == INCOMPLETE) {
                    break;
                }
                if (end - start > MAX_RECORD) {
                    throw tooLong();
                }
                boolean goOn = fields == 0 || records.record(this);
                start = end;
                line = nextLine;
                if (!goOn) {
                    return;
                }
            }
        }
    }

    private void fill(InputStream in) throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            start = 0;
        }
        if (limit > MAX_RECORD) {
            throw tooLong();
        }
        if (limit > buffer.length / 2) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.readNBytes(buffer, limit, buffer.length - limit);
        ended = limit + read < buffer.length;
        limit += read;
    }

    private CsvProblem tooLong() {
        return new CsvProblem(
                line, "a line is longer than 2,000,000 bytes; is this really a CSV file with this separator?");
    }

    private void skipByteOrderMark() {
        if (beginning
                && limit >= 3
                && buffer[0] == (byte) 0xef
                && buffer[1] == (byte) 0xbb
                && buffer[2] == (byte) 0xbf) {
            start = 3;
        }
        beginning = false;
    }

    /** Finds the fields of the record at the start; returns where the next begins. */
    private int record() {
        fields = 0;
        nonAscii = false;
        scratch = limit;
        nextLine = line;
        if (buffer[start] == '\n' || buffer[start] == '\r') {
            int next = lineEnd(start);
            emptyLines += next == INCOMPLETE ? 0 : 1;
            return next;
        }
        if (comment != 0 && buffer[start] == comment) {
            int at = start;
            while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            return at == limit ? ended ? limit : INCOMPLETE : lineEnd(at);
        }
        int at = start;
        while (true) {
            at = at < limit && buffer[at] == quote ? quoted(at) : bare(at);
            if (at == INCOMPLETE) {
                return INCOMPLETE;
            }
            if (at == limit) {
                return ended ? limit : INCOMPLETE;
            }
            if (buffer[at] != delimiter) {
                return lineEnd(at);
            }
            at++;
            if (at == limit && !ended) {
                return INCOMPLETE;
            }
        }
    }

    private int bare(int begin) {
        byte[] bytes = buffer;
        int end = limit;
        int at = begin;
        int all = 0;
        while (at < end) {
            if (!stops[bytes[at] & 0xff]) {
                all |= bytes[at++];
            } else if (bytes[at] == quote) {
                looseQuotes = true;
                at++;
            } else {
                break;
            }
        }
        if (at < end && bytes[at] == 0) {
            throw new CsvProblem(line, "holds a byte 0, so this is neither CSV nor JSON Lines text in UTF-8");
        }
        nonAscii |= all < 0;
        field(begin, at);
        return at;
    }

    private int quoted(int begin) {
        int at = begin + 1;
        boolean plain = true;
        long opened = nextLine;
        while (true) {
            if (at >= limit) {
                if (!ended) {
                    nextLine = line;
                    return INCOMPLETE;
                }
                throw new CsvProblem(opened, "a quoted field is never closed");
            }
            byte b = buffer[at];
            nonAscii |= b < 0;
            if (b == escape && escape != quote) {
                plain = false;
                at += 2;
                continue;
            }
            if (b == '\n' || b == '\r' && (at + 1 >= limit || buffer[at + 1] != '\n')) {
                nextLine++;
            }
            if (b == quote) {
                if (at + 1 >= limit && !ended) {
                    nextLine = line;
                    return INCOMPLETE;
                }
                if (escape != quote || at + 1 >= limit || buffer[at + 1] != quote) {
                    break;
                }
                plain = false;
                at++;
            }
            at++;
        }
        int after = at + 1;
        if (after < limit && buffer[after] != delimiter && buffer[after] != '\n' && buffer[after] != '\r') {
            throw new CsvProblem(
                    nextLine,
                    "a quote closes a field, and characters follow before the next separator; double a quote inside a field");
        }
        if (plain) {
            field(begin + 1, at);
        } else {
            unescaped(begin + 1, at);
        }
        return after;
    }

    /** The field without escapes, behind the bytes that were read. */
    private void unescaped(int begin, int end) {
        if (scratch + end - begin > buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length + Math.max(buffer.length, end - begin));
        }
        int out = scratch;
        for (int i = begin; i < end; i++) {
            if (buffer[i] == escape && i + 1 < end) {
                i++;
            }
            buffer[out++] = buffer[i];
        }
        field(scratch, out);
        scratch = out;
    }

    private void field(int begin, int end) {
        if (fields == from.length) {
            from = Arrays.copyOf(from, 2 * fields);
            to = Arrays.copyOf(to, 2 * fields);
        }
        from[fields] = begin;
        to[fields++] = end;
    }

    /** Behind the end of a line. */
    private int lineEnd(int at) {
        if (buffer[at] == '\n') {
            lineFeeds = true;
            nextLine++;
            return at + 1;
        }
        if (at + 1 == limit && !ended) {
            fields = 0;
            nextLine = line;
            return INCOMPLETE;
        }
        nextLine++;
        if (at + 1 < limit && buffer[at + 1] == '\n') {
            both = true;
            return at + 2;
        }
        returns = true;
        return at + 1;
    }

    /** Number of fields of the present record. */
    public int fields() {
        return fields;
    }

    /** The bytes that {@link #from} and {@link #to} count in. */
    public byte[] bytes() {
        return buffer;
    }

    /** Where a field begins. */
    public int from(int field) {
        return from[field];
    }

    /** Behind the end of a field. */
    public int to(int field) {
        return to[field];
    }

    /** The line on which the present record begins, from 1. */
    public long line() {
        return line;
    }

    /** Tells whether the present record has bytes that are not ASCII. */
    public boolean isNonAscii() {
        return nonAscii;
    }

    /** Tells whether lines ended in several ways so far. */
    public boolean hasMixedLineEnds() {
        return (lineFeeds ? 1 : 0) + (returns ? 1 : 0) + (both ? 1 : 0) > 1;
    }

    /** Tells whether a quote stands inside a field without quotes around it. */
    public boolean hasLooseQuotes() {
        return looseQuotes;
    }

    /** Empty lines so far. */
    public long emptyLines() {
        return emptyLines;
    }
}
