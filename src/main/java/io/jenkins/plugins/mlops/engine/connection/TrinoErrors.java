package io.jenkins.plugins.mlops.engine.connection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.regex.Pattern;

/** Description of a failure of Trino, in one line; by the codes of its StandardErrorCode, whose upper 16 bits are the kind of error. */
final class TrinoErrors {
    private static final int KIND = 16;
    private static final int ABANDONED = 2;
    private static final int CANCELED = 3;
    private static final int DENIED = 4;
    private static final Pattern BEFORE = Pattern.compile("^Query failed \\(#[^)]*\\): (?:line [0-9]+:[0-9]+: )?");
    private static final ErrorText RULES = new ErrorText(
            "Trino",
            Pattern.compile("Column '(?:[^']*\\.)?([^'.]+)' cannot be resolved"),
            Pattern.compile("Table '(?:[^']*\\.)?([^'.]+)' does not exist"));

    private TrinoErrors() {}

    /** The line for a failure that no rule is the cause of. */
    static String line(SQLException e, ConnectionSpec spec) {
        String said = said(e);
        if (said.contains("PKIX path")) {
            return "the server's certificate is of no authority that Java trusts; name a file with the authority's as SSLTrustStorePath in the address ("
                    + said + ")";
        }
        if (said.contains("Authentication failed") || said.contains("Unauthorized")) {
            return "user \"" + spec.user() + "\" is refused: " + said
                    + (spec.address().isEncrypted() ? "" : "; with SSL=false no password is sent");
        }
        return e.getErrorCode() == DENIED ? said + "; user \"" + spec.user() + "\" needs the right to SELECT" : said;
    }

    /** Tells whether the account may not do it. */
    static boolean isDenied(SQLException e) {
        return e.getErrorCode() == DENIED;
    }

    /** Says what is wrong with SQL that a user wrote, in one sentence. */
    static String ofRule(SQLException e, Collection<String> columns) {
        return RULES.ofRule(said(e), columns);
    }

    /** Tells whether a failure is one of the network, the server or somebody who ended the statement, and not of what was asked. */
    static boolean isOfServer(SQLException e) {
        int code = e.getErrorCode();
        boolean query = String.valueOf(e.getMessage()).startsWith("Query failed");
        return !query || code >>> KIND != 0 || code == ABANDONED || code == CANCELED || code == DENIED;
    }

    private static String said(SQLException e) {
        return ErrorText.brief(BEFORE.matcher(String.valueOf(e.getMessage())).replaceFirst(""));
    }
}
