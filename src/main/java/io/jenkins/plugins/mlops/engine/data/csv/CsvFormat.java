package io.jenkins.plugins.mlops.engine.data.csv;

/**
 * Format of a CSV file.
 *
 * @param delimiter separator of fields
 * @param quote the character around fields
 * @param escape the character before a quote inside quotes; the quote itself where quotes are doubled (RFC 4180)
 * @param comment first character of lines that are no records, or 0
 */
public record CsvFormat(char delimiter, char quote, char escape, char comment) {
    /** RFC 4180 with another separator. */
    public static CsvFormat delimited(char delimiter) {
        return new CsvFormat(delimiter, '"', '"', '\0');
    }

    /** Tells whether the database divides files of this format in the same way. */
    public boolean isUsual() {
        return quote == '"' && escape == '"' && comment == 0 && delimiter < 0x80;
    }
}
