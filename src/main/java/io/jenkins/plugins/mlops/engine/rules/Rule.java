package io.jenkins.plugins.mlops.engine.rules;

import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import java.util.Collections;
import java.util.List;

/** A rule of a contract: one statement, or several joined by {@code and} / {@code or}. */
public sealed interface Rule {
    /** Returns the type of a statement, or the word that joins several: {@code and}, {@code or}. */
    String type();

    /** As written, without severity. */
    String text();

    /** Returns the severity of a breach. */
    Severity severity();

    /** Where it stands. */
    Source source();

    /** A name given by the contract, or null. */
    String id();

    /**
     * One statement.
     *
     * @param type rule type, for example {@code ColumnValues}
     * @param parameters its parameters, mostly column names
     * @param condition what is asked of the measure, or null
     * @param where SQL expression that chooses the rows it speaks of, or null
     * @param tolerance how many rows may break it, or null for none
     * @param dimension dimension named by the contract, or null for the rule type's own
     * @param description what the contract says about it, or null
     */
    record Statement(
            String type,
            List<String> parameters,
            Condition condition,
            String where,
            Tolerance tolerance,
            String text,
            Severity severity,
            Source source,
            String id,
            String dimension,
            String description)
            implements Rule {
        public Statement {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * Several rules joined.
     *
     * @param all true for {@code and}, false for {@code or}
     */
    record Joined(boolean all, List<Rule> parts, String text, Severity severity, Source source, String id)
            implements Rule {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public String type() {
            return all ? "and" : "or";
        }

        /**
         * The state that decides.
         *
         * @param all whether the parts are joined by {@code and}, where the worst decides, or by {@code or}, where the best does
         * @param states those of the parts, ordered from good to bad
         */
        public static <S extends Comparable<S>> S decisive(boolean all, List<S> states) {
            return all ? Collections.max(states) : Collections.min(states);
        }
    }

    /**
     * Number or share of rows that may break a rule which is decided row by row.
     *
     * @param share true: the condition speaks of the share of rows that hold ({@code with threshold > 0.9}); false: of the number of rows
     *     that break it ({@code with failures <= 5})
     */
    record Tolerance(boolean share, Condition condition) {
        /** The words it begins with. */
        public String keyword() {
            return share ? "with threshold" : "with failures";
        }

        /** As it would be written. */
        public String text() {
            return keyword() + " " + condition.text();
        }
    }
}
