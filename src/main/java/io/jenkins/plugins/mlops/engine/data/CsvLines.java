package io.jenkins.plugins.mlops.engine.data;

import java.io.IOException;
import java.io.InputStream;

/** Finds the line of a CSV file at which a record begins: fields in quotes may hold line breaks, so the two numbers differ. */
final class CsvLines {
    private CsvLines() {}

    /**
     * The line, from 1.
     *
     * @param record number of the record, from 1, the header and blank lines counted
     */
    static long of(InputFile file, long record) {
        try (InputStream in = TextStream.open(file)) {
            // In UTF-16 every second byte of these characters is 0, so that they are found all the same.
            long records = 1;
            long lines = 1;
            boolean quoted = false;
            for (int b = in.read(); b >= 0 && records < record; b = in.read()) {
                if (b == '"') {
                    quoted = !quoted;
                } else if (b == '\n') {
                    lines++;
                    records += quoted ? 0 : 1;
                }
            }
            return records == record ? lines : record;
        } catch (IOException e) {
            return record; // the failure that is being told is the one that matters
        }
    }
}
