package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns DuckDB's many-line messages into the one line a user needs. */
final class DuckErrors {
    private static final Pattern CSV_LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern FILE = Pattern.compile("\\n\\s*file = (.+)");
    private static final Pattern COLUMNS = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");
    private static final Pattern CAST = Pattern.compile("Error when converting column \"(.*)\"\\. ");
    private static final Pattern JSON = Pattern.compile("Malformed JSON in file");
    /** The line of the file itself, which may hold anything: it must neither be shown nor mistaken for the message around it. */
    private static final Pattern ORIGINAL = Pattern.compile(
            "(?s)\\nOriginal Line: .*\\n(?=Error when converting|Expected Number of Columns|Invalid unicode|Value with|Maximum line size)");

    private static final Pattern ORIGINAL_ELSE =
            Pattern.compile("(?s)\\nOriginal Line: .*\\n(?=Possible fixes|\\s*file = )");
    private static final String SOLUTION = "\\s*(Possible [Ss]olutions?|Possible fixes|LINE \\d+:|Try setting|\\* ).*";

    private DuckErrors() {}

    /** A failure while reading data files. */
    static BadInputException reading(SQLException e, List<InputFile> files) {
        String message = message(e);
        String file = shown(e, files);
        Matcher line = CSV_LINE.matcher(message);
        String place = line.find() ? file + ":" + line.group(1) : file;
        Matcher columns = COLUMNS.matcher(message);
        if (columns.find()) {
            return new BadInputException(
                    place + ": this line has " + columns.group(2) + " fields, the header has " + columns.group(1), e);
        }
        if (message.contains("GZIP")) {
            return new BadInputException(file + ": the gzip file is cut off or broken; write or copy it again", e);
        }
        if (message.contains("maximum_object_size")) {
            return new BadInputException(file + ": a JSON object is larger than 16 MB; is this really JSON Lines?", e);
        }
        if (message.contains("unicode") || message.contains("not utf-8")) {
            return new BadInputException(
                    place
                            + ": not valid UTF-8; if the file is Latin-1 or UTF-16, say so with encoding (--encoding latin-1)",
                    e);
        }
        if (message.contains("Maximum line size") || message.contains("does not support a full read")) {
            return new BadInputException(
                    place + ": a line is longer than 2,000,000 bytes; is this really a CSV file with this separator?",
                    e);
        }
        if (message.contains("unterminated quote") || message.contains("Value with unterminated quote")) {
            return new BadInputException(place + ": a quoted field is never closed", e);
        }
        if (message.contains("automatically detect the CSV")) {
            return new BadInputException(
                    file
                            + ": cannot be read as CSV: a line has another number of fields than the header, or a quote is not closed",
                    e);
        }
        if (JSON.matcher(message).find()) {
            return new BadInputException(file + ": not valid JSON", e);
        }
        if (message.contains("Out of Memory") || message.contains("could not allocate")) {
            return new BadInputException(
                    "the memory limit was reached while reading " + file
                            + "; give the engine more memory (--memory 4g)",
                    e);
        }
        return new BadInputException(place + ": " + brief(message), e);
    }

    /** The column a CSV value could not be converted for, or null when the failure is another one. */
    static String failedColumn(SQLException e) {
        String message = message(e);
        Matcher cast = CAST.matcher(message);
        return cast.find() ? cast.group(1) : null;
    }

    /** Whether a failure comes from the bytes of a file. */
    static boolean isReading(SQLException e) {
        String message = message(e);
        return failedColumn(e) != null
                || CSV_LINE.matcher(message).find()
                || FILE.matcher(message).find()
                || message.contains("JSON in file")
                || message.contains("GZIP")
                || message.contains("Parquet");
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

    /** What the database says, without the line it read. */
    static String message(SQLException e) {
        return ORIGINAL_ELSE
                .matcher(ORIGINAL.matcher(String.valueOf(e.getMessage())).replaceFirst("\n"))
                .replaceFirst("\n");
    }

    /** The first sentence of a message. */
    static String brief(String message) {
        String text = message.replaceAll("(?s)\\n" + SOLUTION, "").replaceAll("(?s)\\n\\s*\\n.*", "");
        text = text.replaceFirst(
                "^(Invalid Input|Binder|Parser|Catalog|Conversion|Permission|IO|Invalid|Out of Range) (Input )?Error: ",
                "");
        return text.length() > 300 ? text.substring(0, 300) + " ..." : text;
    }

    private static String shown(SQLException e, List<InputFile> files) {
        InputFile named = file(e, files);
        if (named != null) {
            return named.shown();
        }
        return files.size() == 1 ? files.get(0).shown() : files.get(0).shown() + " and " + (files.size() - 1) + " more";
    }
}
