package io.jenkins.plugins.mlops.engine.data.csv;

import java.io.IOException;
import java.io.OutputStream;

/** Writes records as RFC 4180 has them, with commas and line feeds, whatever they were read from. */
public final class CsvWriter implements AutoCloseable {
    private final OutputStream out;

    public CsvWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes the fields of a record. */
    void record(CsvTokens record) throws IOException {
        byte[] bytes = record.bytes();
        for (int i = 0; i < record.fields(); i++) {
            if (i > 0) {
                out.write(',');
            }
            field(bytes, record.from(i), record.to(i));
        }
        out.write('\n');
    }

    private void field(byte[] bytes, int from, int to) throws IOException {
        boolean plain = true;
        for (int i = from; i < to && plain; i++) {
            byte b = bytes[i];
            plain = b != ',' && b != '"' && b != '\n' && b != '\r';
        }
        if (plain && from < to) {
            out.write(bytes, from, to - from);
            return;
        }
        out.write('"');
        for (int i = from; i < to; i++) {
            if (bytes[i] == '"') {
                out.write('"');
            }
            out.write(bytes[i]);
        }
        out.write('"');
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
