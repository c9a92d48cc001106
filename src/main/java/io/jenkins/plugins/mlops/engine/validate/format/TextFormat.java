package io.jenkins.plugins.mlops.engine.validate.format;

import io.jenkins.plugins.mlops.engine.data.Dialect;
import io.jenkins.plugins.mlops.engine.data.DuckDialect;
import java.util.function.UnaryOperator;

/**
 * A way in which texts are written.
 *
 * @param phrase what a text that is written so is: "an IPv4 address", "written as HH:mm"
 * @param regex what such a text matches as a whole (RE2); null where that alone does not decide
 * @param condition makes SQL of the embedded database of SQL: of a text that is not NULL, a condition that is true or false
 * @param ofTime whether it writes dates or times
 */
public record TextFormat(String phrase, String regex, UnaryOperator<String> condition, boolean ofTime) {
    TextFormat(String phrase, UnaryOperator<String> condition) {
        this(phrase, null, condition, false);
    }

    /** The texts that a regular expression (RE2) matches as a whole. */
    static TextFormat of(String phrase, String regex) {
        return new TextFormat(phrase, regex, text -> matches(text, regex), false);
    }

    /** The same as a format of dates or times. */
    TextFormat asTime() {
        return new TextFormat(phrase, regex, condition, true);
    }

    /** Whether a text that is not NULL is of the format. */
    public String condition(Dialect sql, String text) {
        return regex == null
                ? sql.embedded("does not know whether a text is " + phrase, condition.apply(text))
                : sql.matches(text, regex);
    }

    /** Returns the SQL that tells whether a text matches as a whole. */
    static String matches(String text, String regex) {
        return DuckDialect.INSTANCE.matches(text, regex);
    }
}
