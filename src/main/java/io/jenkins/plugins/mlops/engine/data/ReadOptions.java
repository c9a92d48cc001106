package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.data.kind.DeclaredKinds;
import io.jenkins.plugins.mlops.engine.data.kind.KindSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * Facts about the files that the engine should not detect itself.
 *
 * @param csv how CSV files are written
 * @param encoding {@code utf-8}, {@code utf-16} or {@code latin-1}, or null for UTF-8
 * @param missing values that stand for "missing"
 * @param kinds kinds of columns that somebody declared
 * @param partitions whether folders such as {@code year=2024} are columns
 */
public record ReadOptions(
        CsvOptions csv, String encoding, MissingTokens missing, DeclaredKinds kinds, boolean partitions) {
    private static final Set<String> ENCODINGS = Set.of("utf-8", "utf-16", "latin-1");

    public ReadOptions {
        if (encoding != null) {
            encoding = encoding.toLowerCase(Locale.ROOT)
                    .replace("utf8", "utf-8")
                    .replace("utf16", "utf-16")
                    .replace("iso-8859-1", "latin-1");
            if (!ENCODINGS.contains(encoding)) {
                throw new BadInputException(
                        "encoding \"" + encoding + "\" is not supported; expected utf-8, utf-16 or latin-1");
            }
        }
    }

    /** A delimiter and an encoding, either null to find it. */
    public ReadOptions(String delimiter, String encoding) {
        this(CsvOptions.delimited(delimiter), encoding, MissingTokens.none(), DeclaredKinds.none(), false);
    }

    /** Everything found out by the engine. */
    public static ReadOptions automatic() {
        return new ReadOptions(null, null);
    }

    /**
     * Requires that there is every column of which the user says something. What others declare, such as a contract, is not looked at: it may
     * well speak of columns that some tables lack.
     *
     * @param columns the columns of all tables that are read
     * @throws BadInputException when the user declares a kind or a missing value of another column
     */
    public void requireColumns(Collection<String> columns) {
        kinds.byColumn().forEach((column, kind) -> {
            if (kind.by() == KindSource.USER) {
                require("a kind", column, columns);
            }
        });
        missing.byColumn().keySet().forEach(column -> require("a missing value", column, columns));
    }

    private static void require(String what, String column, Collection<String> columns) {
        if (!columns.contains(column)) {
            throw new BadInputException(what + " is given for \"" + column + "\", but there is no such column"
                    + Suggestion.hint(column, columns));
        }
    }

    /** The same, and further kinds for columns whose kind is not declared yet. */
    public ReadOptions withKinds(DeclaredKinds further) {
        return new ReadOptions(csv, encoding, missing, kinds.orElse(further), partitions);
    }

    /** The same, and further values that stand for "missing". */
    public ReadOptions withMissing(MissingTokens further) {
        return new ReadOptions(csv, encoding, missing.and(further), kinds, partitions);
    }
}
