package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.Suggestion;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what is wrong with SQL that a user wrote, in one sentence and in the user's words: what the database adds about itself, its settings,
 * functions and types, helps nobody who cannot change them.
 *
 * @param columns names of the columns that the SQL can speak of
 * @param tables names of the tables
 */
public record SqlProblem(Collection<String> columns, Collection<String> tables) {
    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST = 160;

    private record Said(Pattern pattern, Function<MatchResult, String> words) {
        static Said of(String pattern, Function<MatchResult, String> words) {
            return new Said(Pattern.compile("(?s)" + pattern), words);
        }

        static Said of(String pattern, String words) {
            return of(pattern, found -> words);
        }
    }

    private static final String OVER_ROWS = "a sum, a count or another function over several rows has no meaning here";

    private static final List<Said> KNOWN = List.of(
            Said.of("syntax error at end of input", "it ends too early"),
            Said.of("syntax error at or near \"(.*?)\"", found -> "syntax error at or near " + quoted(found.group(1))),
            Said.of(
                    "Function with name \"?([^\\s\"]+)\"? does not exist",
                    found -> "there is no function " + quoted(found.group(1))),
            Said.of(
                    "No function matches the given name and argument types '(.+?)\\((.*?)\\)'(?:\\.|$)",
                    found -> quoted(found.group(1)) + " cannot be used with " + kinds(found.group(2))),
            Said.of(
                    "Cannot compare values of type (.+?) and type (.+?)(?: -|$)",
                    found -> kind(found.group(1)) + " cannot be compared with " + kind(found.group(2))),
            Said.of(
                    "Could not convert \\w+ '(.*)' to (\\w+)",
                    found -> quoted(found.group(1)) + " is not " + kind(found.group(2))),
            Said.of(
                    "with value (.+?) can't be cast because .* destination type (\\w+)",
                    found -> quoted(found.group(1)) + " is out of the range of " + kind(found.group(2))),
            Said.of(
                    "(?:invalid|out of range)[^\"]*\\b(date|time|timestamp)\\b[^\"]*\"(.*?)\"|(date|time)\\S* field[^\"]*\"(.*?)\"",
                    found -> quoted(found.group(2) == null ? found.group(4) : found.group(2))
                            + " is not a date or time"),
            Said.of(
                    "Could not parse string \"(.*?)\" according to format specifier \"(.*?)\"",
                    found -> quoted(found.group(1)) + " is not written as " + quoted(found.group(2))),
            Said.of(
                    "Unimplemented type for cast \\((.+?) -> (.+?)\\)",
                    found -> kind(found.group(1)) + " cannot be turned into " + kind(found.group(2))),
            Said.of(
                    "column \"(.+?)\" must appear in the GROUP BY",
                    found -> "column " + quoted(found.group(1))
                            + " has to stand behind GROUP BY, or in a function such as max"),
            Said.of("cannot contain (?:aggregates|window functions)", OVER_ROWS),
            Said.of(
                    "More than one row returned by a subquery",
                    "a query in it returns several rows where one value is needed"),
            Said.of(
                    "Ambiguous reference to column name \"(.+?)\"",
                    found -> "column " + quoted(found.group(1)) + " is in several tables; write the table before it"),
            Said.of(
                    "Error: (missing [)\\]]|missing argument|no argument for repetition|invalid (?:escape|character|named|perl|repetition|UTF-8))",
                    "a regular expression in it is wrong (RE2 syntax)"),
            Said.of("(?i)division by zero", "it divides by zero"),
            Said.of("(?i)overflow|out of range", "a number in it becomes too large"),
            Said.of(
                    "(?i)cannot access|operations are disabled|^Permission Error",
                    "it may read the named data and nothing else"));

    private static final Pattern COLUMN = Pattern.compile(
            "(?s)Referenced column \"(.+?)\" (?:was )?not found|does not have a column named \"(.+?)\"|column \"(.+?)\" not found");
    private static final Pattern TABLE =
            Pattern.compile("(?s)Table with name (.+?) does not exist|Referenced table \"(.+?)\" not found");

    /** Where a message of the database turns from what happened to advice about the database. */
    private static final Pattern ADVICE = Pattern.compile(
            "(?s)\\s*(\\n.*|LINE \\d+:.*|Candidate .*|Did you mean.*|You might .*|Possible .*|Try .*|Use .*|Hint.*|See also.*|\\bSET .*)$");

    /** The sentence without a full stop. It may quote a value of the data; where values are not to be shown, that is the caller's to cut. */
    public String of(SQLException e) {
        String message = String.valueOf(e.getMessage());
        String exhausted = DuckErrors.exhausted(message);
        if (exhausted != null) {
            return exhausted;
        }
        Matcher table = TABLE.matcher(message);
        if (table.find()) {
            return "there is no table " + quoted(group(table))
                    + (tables.isEmpty()
                            ? ""
                            : "; the data is called "
                                    + tables.stream().map(SqlProblem::quoted).collect(Collectors.joining(", ")));
        }
        Matcher column = COLUMN.matcher(message);
        if (column.find()) {
            String name = group(column);
            return columns.contains(name)
                    ? "column " + quoted(name) + " cannot be used where it stands"
                    : "unknown column " + quoted(name) + Suggestion.hint(name, columns);
        }
        for (Said said : KNOWN) {
            Matcher found = said.pattern().matcher(message);
            if (found.find()) {
                return said.words().apply(found.toMatchResult());
            }
        }
        return first(message);
    }

    /** The first sentence of a message that is not known, without advice. */
    static String first(String message) {
        String text = ADVICE.matcher(message.replaceFirst("^[A-Z][A-Za-z ]* Error: ", ""))
                .replaceFirst("")
                .replaceFirst("[.!]\\s*$", "")
                .strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + " ..." : text;
    }

    private static String group(Matcher found) {
        return Stream.of(1, 2, 3)
                .filter(i -> i <= found.groupCount() && found.group(i) != null)
                .map(found::group)
                .findFirst()
                .orElse("");
    }

    private static String kinds(String types) {
        return types.isEmpty()
                ? "no value"
                : Stream.of(types.split(",(?![^(]*\\))")).map(SqlProblem::kind).collect(Collectors.joining(" and "));
    }

    /** Returns the kind of values that a type of SQL holds. */
    private static String kind(String type) {
        String upper = type.strip().toUpperCase(Locale.ROOT).replaceFirst("\\(.*", "");
        return switch (upper) {
            case "VARCHAR", "STRING", "STRING_LITERAL" -> "a text";
            case "DOUBLE", "FLOAT", "DECIMAL" -> "a number";
            case "BOOLEAN", "BOOL" -> "true or false";
            case "DATE" -> "a date";
            case "TIME" -> "a time of day";
            case "INTERVAL" -> "a length of time";
            default ->
                upper.matches("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?(_LITERAL)?\\d*")
                        ? "a whole number"
                        : upper.startsWith("TIMESTAMP") ? "a time" : "a value of another kind";
        };
    }

    private static String quoted(String value) {
        String line = value.replaceAll("\\s+", " ");
        return '"' + (line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "..." : line) + '"';
    }
}
