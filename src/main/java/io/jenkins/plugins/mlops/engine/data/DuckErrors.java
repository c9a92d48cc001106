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
    private static final Pattern CAST = Pattern.compile("Error when converting column \"(.*)\"\\. (.*)");
    private static final Pattern JSON_LINE = Pattern.compile("Malformed JSON in file \"(.*?)\".*?(?:line|record/value) (\\d+)", Pattern.DOTALL);
    private static final String SOLUTION = "\\s*(Possible [Ss]olutions?|Possible fixes|LINE \\d+:|\\* ).*";

    private DuckErrors() {}

    /** A failure while reading data files. */
    static BadInputException reading(SQLException e, List<InputFile> files) {
        String message = String.valueOf(e.getMessage());
        String file = shown(message, files);
        Matcher line = CSV_LINE.matcher(message);
        String place = line.find() ? file + ":" + line.group(1) : file;
        Matcher columns = COLUMNS.matcher(message);
        if (columns.find()) {
            return new BadInputException(place + ": this line has " + columns.group(2) + " fields, the header has " + columns.group(1), e);
        }
        if (message.contains("unicode") || message.contains("not utf-8")) {
            return new BadInputException(place + ": not valid UTF-8; if the file is Latin-1 or UTF-16, say so with encoding (--encoding latin-1)", e);
        }
        if (message.contains("Maximum line size")) {
            return new BadInputException(place + ": a line is longer than 2,000,000 bytes; is this really a CSV file with this separator?", e);
        }
        if (message.contains("unterminated quote") || message.contains("Value with unterminated quote")) {
            return new BadInputException(place + ": a quoted field is never closed", e);
        }
        if (message.contains("automatically detect the CSV")) {
            return new BadInputException(file + ": cannot be read as CSV: a line has another number of fields than the header, or a quote is not closed", e);
        }
        Matcher json = JSON_LINE.matcher(message);
        if (json.find()) {
            return new BadInputException(file + ":" + json.group(2) + ": not valid JSON", e);
        }
        if (message.contains("Out of Memory") || message.contains("could not allocate")) {
            return new BadInputException("the memory limit was reached while reading " + file + "; give the engine more memory (--memory 4g)", e);
        }
        return new BadInputException(place + ": " + brief(message), e);
    }

    /** The column a CSV value could not be converted for, or null when the failure is another one. */
    static String failedColumn(SQLException e) {
        Matcher cast = CAST.matcher(String.valueOf(e.getMessage()));
        return cast.find() ? cast.group(1) : null;
    }

    /** The first sentence of a message. */
    static String brief(String message) {
        String text = message.replaceAll("(?s)\\n" + SOLUTION, "").replaceAll("(?s)\\n\\s*\\n.*", "");
        text = text.replaceFirst("^(Invalid Input|Binder|Parser|Catalog|Conversion|Permission|IO|Invalid|Out of Range) (Input )?Error: ", "");
        return text.length() > 300 ? text.substring(0, 300) + " ..." : text;
    }

    private static String shown(String message, List<InputFile> files) {
        Matcher named = FILE.matcher(message);
        String path = named.find() ? named.group(1).strip() : "";
        for (InputFile file : files) {
            if (path.equals(file.path().toString()) || message.contains("\"" + file.path() + "\"") || message.contains("'" + file.path() + "'")) {
                return file.shown();
            }
        }
        return files.size() == 1 ? files.get(0).shown() : files.get(0).shown() + " and " + (files.size() - 1) + " more";
    }
}
