package io.jenkins.plugins.mlops.engine.connection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Description of a failure of Spark, in one line; by the states of Spark's "Error Conditions", which are those of the SQL standard where it has one. */
final class SparkErrors {
    /** {@code ...: [CONDITION] some.Exception: [CONDITION] The sentence. SQLSTATE: 42000; ...}, with the plan and the calls behind it. */
    private static final Pattern SENTENCE = Pattern.compile(
            "(?s)\\[[A-Z0-9_.]+\\] (?:[\\w.$]+: \\s*\\[[A-Z0-9_.]+\\] )?(.*?)(?:\\.? SQLSTATE: .*|\\n\\tat .*)?$");
    /** What Spark advises to set or to use instead, which helps nobody who may not. */
    private static final Pattern ADVICE = Pattern.compile(
            "\\.? (?:Use `try_|If necessary set |If you did not qualify |To tolerate |Did you mean one of |Correct the value ).*$");

    private static final ErrorText RULES = new ErrorText(
            "Spark",
            Pattern.compile("name (?:`[^`]*`\\.)*`([^`]+)` cannot be resolved"),
            Pattern.compile("table or view (?:`[^`]*`\\.)*`([^`]+)` cannot be found"));
    /** Classes of states of a statement that cannot work, or that fails on a value. */
    private static final Pattern OF_STATEMENT = Pattern.compile("(?:0A|21|22|38|39|42|54).*");

    private static final String DENIED = "42501";

    private SparkErrors() {}

    /** The line for a failure that no rule is the cause of. */
    static String line(SQLException e, ConnectionSpec spec) {
        StringBuilder causes = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            causes.append(cause).append(' ');
        }
        String all = causes.toString();
        if (all.contains("PKIX path")) {
            return "the server's certificate is of no authority that Java trusts";
        }
        if (all.contains("plaintext connection?") || all.contains("SSLException") || all.contains("SSLHandshake")) {
            return "no TLS can be agreed on with the server; where it has none and the network is trusted, add ;ssl=false to the address ("
                    + deepest(e) + ")";
        }
        if (all.contains("Error validating the login") || all.contains("HTTP Response code: 401")) {
            return "user \"" + spec.user() + "\" is refused"
                    + (spec.address().isEncrypted() ? "" : "; with ssl=false no password is sent");
        }
        if (all.contains("Invalid status")) {
            return "the server speaks otherwise than the address says: it may have TLS, or the other transportMode ("
                    + deepest(e) + ")";
        }
        if (state(e).startsWith("08")) {
            return "cannot be reached: " + deepest(e);
        }
        return DENIED.equals(state(e)) ? said(e) + "; user \"" + spec.user() + "\" needs the right to SELECT" : said(e);
    }

    /** Says what is wrong with SQL that a user wrote, in one sentence. */
    static String ofRule(SQLException e, Collection<String> columns) {
        return RULES.ofRule(said(e), columns);
    }

    /** Tells whether a failure is one of the network, the server or somebody who ended the statement, and not of what was asked. */
    static boolean isOfServer(SQLException e) {
        String state = state(e);
        return state.equals(DENIED) || !OF_STATEMENT.matcher(state).matches();
    }

    /** The driver's own states have a blank in front. */
    private static String state(SQLException e) {
        return String.valueOf(e.getSQLState()).strip();
    }

    private static String deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return ErrorText.brief(String.valueOf(cause.getMessage()));
    }

    private static String said(SQLException e) {
        String text = String.valueOf(e.getMessage());
        Matcher sentence = SENTENCE.matcher(text);
        String line = (sentence.find() ? sentence.group(1) : text.replaceFirst("(?s)\\n\\tat .*$", ""))
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .replaceFirst("^(?:[\\w.$]+(?:Exception|Error): )+", "")
                .strip();
        return ErrorText.brief(ADVICE.matcher(line).replaceFirst(""));
    }
}
