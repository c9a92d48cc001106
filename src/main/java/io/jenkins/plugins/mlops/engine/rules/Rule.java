package io.jenkins.plugins.mlops.engine.rules;

import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import java.util.Collections;
import java.util.List;

/** A rule of a contract: one statement, or several joined by {@code and} / {@code or}. */
public sealed interface Rule {
    /** Returns the type of a statement, or the word that joins several: {@code and}, {@code or}. */
    String type();

    /** Returns what its author wrote about it. */
    Written written();

    /** The same rule, written otherwise. */
    Rule written(Written other);

    /** As written, without severity. */
    default String text() {
        return written().text();
    }

    /** Returns the severity of a breach. */
    default Severity severity() {
        return written().severity();
    }

    /** Where it stands. */
    default Source source() {
        return written().source();
    }

    /** A name given by the contract, or null. */
    default String id() {
        return written().id();
    }

    /**
     * A rule as its author wrote it.
     *
     * @param text as written, without severity
     * @param severity severity of a breach
     * @param source where it stands
     * @param id name given by the contract, or null
     * @param dimension dimension named by the contract, or null for the rule type's own
     * @param description what the contract says about it, or null
     */
    record Written(String text, Severity severity, Source source, String id, String dimension, String description) {
        /** A rule with nothing more than its text. */
        public static Written of(String text, Source source) {
            return new Written(text, Severity.ERROR, source, null, null, null);
        }

        /** The same with other words, severity and place. */
        public Written as(String words, Severity changed, Source place) {
            return new Written(words, changed, place, id, dimension, description);
        }
    }

    /**
     * One statement.
     *
     * @param type rule type, for example {@code ColumnValues}
     * @param parameters its parameters, mostly column names
     * @param condition what is asked of the measure, or null
     * @param where SQL expression that chooses the rows it speaks of, or null
     * @param tolerance how many rows may break it, or null for none
     * @param written what its author wrote about it
     */
    record Statement(
            String type,
            List<String> parameters,
            Condition condition,
            String where,
            Tolerance tolerance,
            Written written)
            implements Rule {
        public Statement {
            parameters = List.copyOf(parameters);
        }

        public String dimension() {
            return written.dimension;
        }

        public String description() {
            return written.description;
        }

        /** The same about other rows. */
        public Statement where(String rows) {
            return new Statement(type, parameters, condition, rows, tolerance, written);
        }

        @Override
        public Statement written(Written other) {
            return new Statement(type, parameters, condition, where, tolerance, other);
        }
    }

    /**
     * Several rules joined.
     *
     * @param all true for {@code and}, false for {@code or}
     */
    record Joined(boolean all, List<Rule> parts, Written written) implements Rule {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public String type() {
            return all ? "and" : "or";
        }

        @Override
        public Joined written(Written other) {
            return new Joined(all, parts, other);
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
