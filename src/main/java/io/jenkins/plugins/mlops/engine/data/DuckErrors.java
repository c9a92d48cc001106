package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.ResourceExhaustedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns what DuckDB says about files into the one line a user needs. What is wrong with the text of CSV and JSON has been found before, by those
 * who read all bytes; what is left is Parquet, whose pages only the database reads, and a machine that is too small.
 */
final class DuckErrors {
    private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern FILE = Pattern.compile("\\n\\s*file = (.+)");
    private static final Pattern CAST = Pattern.compile("Error when converting column \".*\"\\. ");
    /** A page or a footer that is not what it says it is. */
    private static final Pattern DAMAGED = Pattern.compile(
            "(?i)Parquet|TProtocol|TType|don't know what type|Out of buffer|corrupt|Failed to read file|decompress|read enough bytes"
                    + "|page header|bit ?width|bitpacked|GZIP");
    /** Failures of the text of a query, whatever file it names. */
    private static final Pattern ASKED = Pattern.compile("^(Permission|Binder|Catalog|Parser) Error");
    /** The line of the file itself, which may hold anything: it must not be mistaken for the message around it. */
    private static final Pattern ORIGINAL = Pattern.compile(
            "(?s)\\nOriginal Line: .*\\n(?=Error when converting|Expected Number of Columns|Invalid unicode|Value with|Maximum line size"
                    + "|Possible fixes|\\s*file = )");

    private DuckErrors() {}

    /** A failure while reading data files. */
    static RuntimeException reading(SQLException e, List<InputFile> files) {
        String message = message(e);
        String shown = shown(e, files);
        String exhausted = exhausted(message);
        if (exhausted != null) {
            return new ResourceExhaustedException("while " + shown + " was read, " + exhausted, e);
        }
        Matcher line = CSV_LINE.matcher(message);
        if (line.find()) {
            return new BadInputException(shown + ":" + line.group(1) + ": this line cannot be read as CSV", e);
        }
        if (message.contains("Need at least one non-root column")) {
            return new BadInputException(shown + ": has no columns", e);
        }
        if (message.contains("JSON in file")) {
            return new BadInputException(
                    shown
                            + (message.contains("surrogate")
                                    ? ": a text holds half of a character, such as \\ud83d without its second half; write the whole character"
                                    : ": not valid JSON"),
                    e);
        }
        boolean parquet = files.stream().anyMatch(DuckErrors::isParquet);
        if (parquet && DAMAGED.matcher(message).find()) {
            return new BadInputException(shown + ": the Parquet file is damaged; write or copy it again", e);
        }
        return new BadInputException(shown + ": the values cannot be computed: " + TableReader.reason(e), e);
    }

    /** A failure that nobody put down to a file or a rule. */
    static RuntimeException failure(String before, SQLException e) {
        String exhausted = exhausted(message(e));
        return exhausted == null
                ? new BadInputException(before + ": " + TableReader.reason(e), e)
                : new ResourceExhaustedException(exhausted, e);
    }

    /** Returns what the machine has too little of, or null when the failure is another one. */
    static String exhausted(String message) {
        if (message.contains("No space left") || message.contains("max_temp_directory_size")) {
            return "the disk became full: there is no room left in the folder for temporary files, "
                    + System.getProperty("java.io.tmpdir");
        }
        return message.contains("Out of Memory") || message.contains("could not allocate")
                ? "the memory limit was reached; give the engine more memory (" + OptionName.with("memory", "4g") + ")"
                : null;
    }

    /** Tells whether a failure comes from the bytes of a file, or from the machine, and not from what a rule asks. */
    static boolean isReading(SQLException e) {
        String message = message(e);
        return !ASKED.matcher(message).find() && isOfTheBytes(message);
    }

    private static boolean isOfTheBytes(String message) {
        return exhausted(message) != null
                || CAST.matcher(message).find()
                || CSV_LINE.matcher(message).find()
                || FILE.matcher(message).find()
                || message.contains("JSON in file")
                || DAMAGED.matcher(message).find();
    }

    /** The file a failure speaks of, or null when it names none. */
    static InputFile file(SQLException e, List<InputFile> files) {
        String message = message(e);
        Matcher named = FILE.matcher(message);
        String path = named.find() ? named.group(1).strip() : "";
        for (InputFile file : files) {
            String own = file.path().toString();
            if (path.equals(own)
                    || message.contains('"' + own + '"')
                    || message.contains("'" + own + "'")
                    || message.contains(": " + own + "\n")
                    || message.endsWith(": " + own)) {
                return file;
            }
        }
        return null;
    }

    /** Returns the message of the database, without the line it read. */
    private static String message(SQLException e) {
        return ORIGINAL.matcher(String.valueOf(e.getMessage())).replaceFirst("\n");
    }

    private static boolean isParquet(InputFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return Arrays.equals(in.readNBytes(4), "PAR1".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return false; // it is gone, and what failed is told without it
        }
    }

    private static String shown(SQLException e, List<InputFile> files) {
        InputFile named = file(e, files);
        if (named != null) {
            return named.shown();
        }
        return files.size() == 1 ? files.get(0).shown() : files.get(0).shown() + " and " + (files.size() - 1) + " more";
    }
}
