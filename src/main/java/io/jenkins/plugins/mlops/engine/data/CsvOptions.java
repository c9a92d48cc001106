package io.jenkins.plugins.mlops.engine.data;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Format of CSV files, where it differs from RFC 4180 or cannot be detected.
 *
 * @param delimiter separator of fields, or null to find it
 * @param quote the character around fields, or null for {@code "}
 * @param escape the character before a quote inside quotes, or null for a doubled quote
 * @param comment lines that begin with this character are no rows; null for none
 * @param decimal the decimal sign, or null for a point
 * @param thousands the separator of thousands, or null for none
 * @param header names of the columns of files without a header line; empty when the first line holds them
 */
public record CsvOptions(
        String delimiter,
        String quote,
        String escape,
        String comment,
        String decimal,
        String thousands,
        List<String> header) {
    private static final CsvOptions USUAL = new CsvOptions(null, null, null, null, null, null, List.of());

    public CsvOptions {
        header = List.copyOf(header);
        if (delimiter != null) {
            delimiter = delimiter.equals("\\t") || delimiter.equalsIgnoreCase("tab") ? "\t" : delimiter;
            if (delimiter.length() != 1 || "\"\r\n".contains(delimiter)) {
                throw new BadInputException(
                        "delimiter \"" + delimiter + "\" is not usable; expected one character, for example ; or \\t");
            }
        }
        requireSign("quote", quote, "' or \"");
        requireSign("escape", escape, "\\");
        requireSign("comment", comment, "#");
        requireSign("decimal", decimal, ",");
        requireSign("thousands", thousands, ".");
        if (decimal != null && !decimal.equals(",") && !decimal.equals(".")) {
            throw new BadInputException("decimal \"" + decimal + "\" is not usable; expected . or ,");
        }
        if (thousands != null && !" .,'_\u00a0\u202f".contains(thousands)) {
            throw new BadInputException(
                    "thousands \"" + thousands + "\" is not usable; expected one of . , ' _ or a blank");
        }
        if (thousands != null && thousands.equals(decimal == null ? "." : decimal)) {
            throw new BadInputException(
                    "decimal and thousands are both \"" + thousands + "\"; give the decimal sign, too");
        }
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (name.isEmpty() || !seen.add(name)) {
                throw new BadInputException("header: "
                        + (name.isEmpty() ? "a name is empty" : "\"" + name + "\" stands twice")
                        + "; give each column a name of its own");
            }
        }
    }

    /** RFC 4180, the delimiter found in the file. */
    public static CsvOptions usual() {
        return USUAL;
    }

    /** RFC 4180 with a known delimiter. */
    public static CsvOptions delimited(String delimiter) {
        return new CsvOptions(delimiter, null, null, null, null, null, List.of());
    }

    /**
     * The same by name: {@code delimiter}, {@code quote}, {@code escape}, {@code comment}, {@code decimal}, {@code thousands}, and
     * {@code header} with the names between commas.
     *
     * @param given the value of a name, or null
     */
    public static CsvOptions named(UnaryOperator<String> given) {
        String header = given.apply("header");
        return new CsvOptions(
                given.apply("delimiter"),
                given.apply("quote"),
                given.apply("escape"),
                given.apply("comment"),
                given.apply("decimal"),
                given.apply("thousands"),
                header == null ? List.of() : Arrays.asList(header.split(",", -1)));
    }

    private static void requireSign(String name, String value, String example) {
        if (value != null && (value.length() != 1 || "\r\n".contains(value))) {
            throw new BadInputException(
                    name + " \"" + value + "\" is not usable; expected one character, for example " + example);
        }
    }
}
