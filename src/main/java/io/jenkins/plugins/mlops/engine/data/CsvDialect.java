package io.jenkins.plugins.mlops.engine.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How a CSV file is written. The separator is found from the header line and the lines after it; the quote is always {@code "}, doubled
 * inside quotes (RFC 4180), and there is always a header. Finding it ourselves, and not leaving it to a general sniffer, keeps a ragged
 * line an error: a sniffer looks for a reading under which the line is fine.
 *
 * @param delimiter the separator of fields
 */
record CsvDialect(char delimiter) {
    private static final char[] CANDIDATES = {',', '\t', ';', '|'};
    private static final int LINES = 50;

    /** Finds the separator in the first lines of a file. */
    static CsvDialect sniff(String text) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(counts(text, candidate));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return new CsvDialect(best);
    }

    /** Separators in each of the first lines, quoted ones not counted. */
    private static List<Integer> counts(String text, char delimiter) {
        List<Integer> counts = new ArrayList<>();
        int count = 0;
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < text.length() && counts.size() < LINES; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                count++;
            } else if (c == '\n' && !quoted) {
                if (!blank) {
                    counts.add(count);
                }
                count = 0;
                blank = true;
                continue;
            }
            blank &= Character.isWhitespace(c);
        }
        if (counts.isEmpty()) {
            counts.add(count);
        }
        return counts;
    }

    /** The share of lines that agree with the header, and a little for more fields; 0 when the header has no separator. */
    private static double score(List<Integer> counts) {
        int header = counts.get(0);
        if (header == 0) {
            return 0;
        }
        long agreeing = counts.stream().filter(count -> count == header).count();
        return (double) agreeing / counts.size() + Math.min(header, 1000) * 1e-4;
    }
}
