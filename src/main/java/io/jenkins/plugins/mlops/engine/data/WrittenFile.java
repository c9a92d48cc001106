package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.csv.CsvFormat;
import io.jenkins.plugins.mlops.engine.data.csv.CsvHeader;
import io.jenkins.plugins.mlops.engine.data.csv.CsvProblem;
import io.jenkins.plugins.mlops.engine.data.csv.CsvTokens;
import io.jenkins.plugins.mlops.engine.data.csv.DelimiterSniffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file and how it is written.
 *
 * @param file the file
 * @param head its first bytes
 * @param csv how records are divided; null for other formats
 * @param header names of a CSV file's columns; empty for other formats
 * @param partition columns that stand in the names of folders, with their values
 */
record WrittenFile(
        InputFile file, FormatSniffer head, CsvFormat csv, List<String> header, Map<String, String> partition) {
    /** Looks at the head of a file. */
    static WrittenFile of(InputFile file, ReadOptions options) {
        FormatSniffer head = FormatSniffer.of(file, options.encoding());
        ForeignFiles.refuseTableFormat(file);
        Map<String, String> partition = options.partitions() ? Partitions.of(file) : Map.of();
        if (head.format() != Format.CSV) {
            return new WrittenFile(file, head, null, List.of(), partition);
        }
        CsvFormat csv = format(file, head, options.csv());
        List<String> header = options.csv().header().isEmpty()
                ? header(file, csv, options)
                : options.csv().header();
        ColumnNames.require(file.shown() + ":1: the header", header);
        return new WrittenFile(file, head, csv, header, partition);
    }

    Format format() {
        return head.format();
    }

    /** Tells whether the database reads the file as it is. */
    boolean isUsual(ReadOptions options) {
        boolean utf8 = options.encoding() == null || options.encoding().equals("utf-8");
        return format() == Format.PARQUET
                || utf8
                        && head.compression().isKnownToDatabase()
                        && (csv == null ? !head.hasByteOrderMark() : csv.isUsual());
    }

    /** Arguments of the function that reads the file, each with a comma in front. */
    String arguments(boolean headerAhead) {
        String compression = ", compression = " + Sql.text(head.compression().sql());
        return switch (format()) {
            case PARQUET -> ", hive_partitioning = false";
            case JSON ->
                ", format = " + (head.isArray() ? "'array'" : "'newline_delimited'") + compression
                        + ", hive_partitioning = false";
            case CSV -> csvArguments(csv.delimiter(), headerAhead) + compression;
        };
    }

    /** Arguments for a copy in the usual writing. */
    String copyArguments() {
        return format() == Format.CSV
                ? csvArguments(',', false) + ", compression = 'none'"
                : ", format = 'newline_delimited', compression = 'none', hive_partitioning = false";
    }

    private static String csvArguments(char delimiter, boolean headerAhead) {
        return ", delim = " + Sql.text(String.valueOf(delimiter)) + ", quote = '\"', escape = '\"', header = "
                + headerAhead
                + ", skip = 0, null_padding = false, strict_mode = true, comment = '', hive_partitioning = false";
    }

    private static CsvFormat format(InputFile file, FormatSniffer head, CsvOptions options) {
        char quote = options.quote() == null ? '"' : options.quote().charAt(0);
        char escape = options.escape() == null ? quote : options.escape().charAt(0);
        char comment = options.comment() == null ? 0 : options.comment().charAt(0);
        char found = DelimiterSniffer.sniff(head.characters(), quote, comment);
        char delimiter =
                options.delimiter() == null ? found : options.delimiter().charAt(0);
        if (delimiter >= 0x80 || quote >= 0x80 || escape >= 0x80 || comment >= 0x80) {
            throw new BadInputException(
                    file.shown() + ": delimiter, quote, escape and comment have to be ASCII characters");
        }
        if (delimiter != found && options.header().isEmpty()) {
            requireDelimiter(file, head, new CsvFormat(delimiter, quote, escape, comment), found);
        }
        return new CsvFormat(delimiter, quote, escape, comment);
    }

    private static void requireDelimiter(InputFile file, FormatSniffer head, CsvFormat given, char found) {
        String line =
                head.characters().lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        long others = line.chars().filter(c -> c == found).count();
        if (line.indexOf(given.delimiter()) < 0 && others > 0) {
            throw new BadInputException(file.shown() + ":1: the header has no \"" + shown(given.delimiter())
                    + "\", the delimiter that was given; with \"" + shown(found) + "\" it has " + (others + 1)
                    + " columns");
        }
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "\\t" : String.valueOf(delimiter);
    }

    private static List<String> header(InputFile file, CsvFormat csv, ReadOptions options) {
        List<String> header = new ArrayList<>();
        try {
            TextStream.read(file, options.encoding(), in -> {
                new CsvTokens(csv).read(in, record -> {
                    header.addAll(CsvHeader.of(record));
                    return false;
                });
                return null;
            });
        } catch (CsvProblem e) {
            throw new BadInputException(
                    file.shown() + ":" + e.line()
                            + ": the first line is longer than 2,000,000 bytes or has a quote that is never closed; is this a CSV file?",
                    e);
        }
        if (header.isEmpty()) {
            throw new BadInputException(file.shown() + ": has no header line, only empty lines");
        }
        return header;
    }
}
