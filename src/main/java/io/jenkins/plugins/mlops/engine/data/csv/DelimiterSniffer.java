package io.jenkins.plugins.mlops.engine.data.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the separator of fields from the header line and the lines after it. Finding it ourselves, and not leaving it to a general sniffer, keeps a
 * ragged line an error: a sniffer looks for a reading under which the line is fine.
 */
public final class DelimiterSniffer {
    private static final char[] CANDIDATES = {',', '\t', ';', '|'};
    private static final int LINES = 50;

    private DelimiterSniffer() {}

    /**
     * Finds the separator in the first lines of a file.
     *
     * @param quote the character around fields
     * @param comment first character of lines that do not count, or 0
     */
    public static char sniff(String text, char quote, char comment) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(counts(text, candidate, quote, comment));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** Separators in each of the first lines, quoted ones not counted. */
    private static List<Integer> counts(String text, char delimiter, char quote, char comment) {
        List<Integer> counts = new ArrayList<>();
        int count = 0;
        boolean quoted = false;
        boolean blank = true;
        boolean passed = comment != 0 && !text.isEmpty() && text.charAt(0) == comment;
        for (int i = 0; i < text.length() && counts.size() < LINES; i++) {
            char c = text.charAt(i);
            if ((c == '\n' || c == '\r') && !quoted) {
                if (!blank && !passed) {
                    counts.add(count);
                }
                count = 0;
                blank = true;
                passed = comment != 0 && i + 1 < text.length() && text.charAt(i + 1) == comment;
                continue;
            }
            if (c == quote && !passed) {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                count++;
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
