package io.jenkins.plugins.mlops.engine.data;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL that a user wrote. It may be one expression or one query: a semicolon or an unbalanced parenthesis outside strings and comments is
 * refused, because with it the text could leave the place it is put in. Comments are cut out for the same reason.
 */
public final class SqlText {
    private SqlText() {}

    /** Returns the fault of the text, or null. */
    public static String problem(String sql, Quoting quoting) {
        int depth = 0;
        String plain = plain(sql, null, quoting);
        if (plain == null) {
            return "a quote or comment is never closed, or it uses $ or E'...' strings, which are not needed here";
        }
        if (plain.isBlank()) {
            return "it is empty";
        }
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (quoting.isMark(c)) {
                i = quoting.end(plain, i) - 1;
            } else if (c == ';') {
                return "only one statement is allowed, and no semicolon";
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth < 0) {
                return "a parenthesis is closed that was never opened";
            }
        }
        return depth == 0 ? null : "a parenthesis is never closed";
    }

    /**
     * The problem of a text that was put in parentheses: where it is said to stand at the closing one, which the text does not have, the text ends
     * too early.
     */
    public static String unclosed(String sql, String problem) {
        return problem.endsWith("near \")\"") && !sql.contains(")") ? "it ends too early" : problem;
    }

    /** The text without comments, and with the bare word {@code primary}, DQDL's name of the table, quoted: to SQL it is a keyword. */
    public static String withTable(String sql, String table, Quoting quoting) {
        return plain(sql, table, quoting);
    }

    /**
     * The text with a table of one name called by another: behind FROM and JOIN, and before a dot. Quoted or not, upper and lower case are one,
     * as everywhere in SQL.
     */
    public static String renamedTable(String sql, String from, String to) {
        String name = "(?:" + Pattern.quote(from) + "|\"" + Pattern.quote(from) + "\")(?![\\w\"])";
        return Pattern.compile("(?i)(\\b(?:from|join)\\s+)" + name + "|(?<![\\w.\"'])" + name + "(?=\\s*\\.)")
                .matcher(sql)
                .replaceAll(match -> Matcher.quoteReplacement((match.group(1) == null ? "" : match.group(1)) + to));
    }

    private static String plain(String sql, String table, Quoting quoting) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (quoting.isMark(c)) {
                int end = quoting.end(sql, i);
                if (end < 0 || c == '\'' && Quoting.follows(sql, i, 'e')) {
                    return null;
                }
                out.append(sql, i, end);
                i = end;
            } else if (sql.startsWith("--", i)) {
                int end = sql.indexOf('\n', i);
                i = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", i)) {
                int end = sql.indexOf("*/", i + 2);
                if (end < 0) {
                    return null;
                }
                i = end + 2;
                out.append(' ');
            } else if (c == '$' || c == 0) {
                return null; // dollar quotes are not needed here and would hide parentheses
            } else if (Character.isJavaIdentifierStart(c)) {
                int start = i;
                while (i < sql.length() && Character.isJavaIdentifierPart(sql.charAt(i))) {
                    i++;
                }
                String word = sql.substring(start, i);
                boolean isTable = table != null
                        && word.equalsIgnoreCase("primary")
                        && !sql.substring(i)
                                .stripLeading()
                                .toLowerCase(java.util.Locale.ROOT)
                                .startsWith("key");
                out.append(isTable ? table : word);
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }
}
