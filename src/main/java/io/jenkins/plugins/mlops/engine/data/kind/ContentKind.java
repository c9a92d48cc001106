package io.jenkins.plugins.mlops.engine.data.kind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Decides the kind of a column by its content. It looks at counts over all rows, so the order of rows changes nothing; docs/drift.md tells
 * the criteria to users. A kind that takes a column out of comparison (identifier, free text) needs strong evidence, because a feature that is
 * thrown away is watched no more.
 */
public final class ContentKind {
    /** In fewer rows, values that are all different tell nothing. */
    public static final long FEW_ROWS = 20;
    /** More different codes than this name entities, however often each occurs. */
    private static final long FEW_CODES = 50;
    /** Whole numbers of so many digits, all of one length, name something. */
    private static final int LONG_NUMBER = 10;
    /** Beyond this, whole numbers are too long to be measured. */
    private static final BigDecimal LONGEST_MEASURE = BigDecimal.valueOf(1L << 53);

    /** Texts of which such a share is new are identifiers. */
    private static final double NEW = 0.9;
    /** Largest error of an estimate of different values, as a share of all values: five times its standard error. */
    private static final double MARGIN = 0.2;

    private ContentKind() {}

    /**
     * Numbers are quantities. Whole numbers, none below zero, are identifiers when no value occurs twice and that cannot be chance: because they
     * lie so densely that random draws would have repeated, or because all are long and of one length, or longer than what can be measured.
     *
     * @return empty for a column without a value
     */
    public static Optional<ColumnKind> ofNumbers(Counts counts, NumberForms forms) {
        if (counts.present() == 0) {
            return Optional.empty();
        }
        boolean names = counts.allDifferent() && mayName(counts, forms);
        return Optional.of(names ? ColumnKind.IDENTIFIER : ColumnKind.NUMBER);
    }

    /** Tells whether these numbers name something if none of them occurs twice. */
    private static boolean mayName(Counts counts, NumberForms forms) {
        return counts.present() >= FEW_ROWS
                && forms.whole() == counts.present()
                && forms.least() != null
                && forms.greatest() != null
                && forms.least().signum() >= 0
                && (isDense(counts.present(), forms) || isLong(forms));
    }

    /** Tells whether an estimate of the different values is too rough to decide on numbers; see {@link #MARGIN}. */
    public static boolean hangsOnRepeats(Counts counts, NumberForms forms) {
        return counts.approximate() && counts.different() >= (1 - MARGIN) * counts.present() && mayName(counts, forms);
    }

    /** Tells whether an estimate of the different values is too rough to decide on texts; see {@link #MARGIN}. */
    public static boolean hangsOnRepeats(Counts counts, TextForms forms) {
        if (!counts.approximate() || counts.present() == 0) {
            return false;
        }
        if (forms.codes() == counts.present()) {
            return counts.different() <= 2 * FEW_CODES;
        }
        if (counts.present() < FEW_ROWS) {
            return false;
        }
        double share = (double) counts.different() / counts.present();
        return share >= NEW - MARGIN || 2 * forms.sentences() >= counts.present() && Math.abs(share - 0.5) <= MARGIN;
    }

    /**
     * Tells whether so many random draws from this range would have at least 20 pairs of equal values: n (n - 1) / 2 pairs, each
     * equal with probability one over the size of the range. That none is equal is then no chance (below e^-20).
     */
    private static boolean isDense(long present, NumberForms forms) {
        BigInteger range =
                forms.greatest().subtract(forms.least()).toBigInteger().add(BigInteger.ONE);
        BigInteger pairs = BigInteger.valueOf(present).multiply(BigInteger.valueOf(present - 1));
        return pairs.compareTo(range.multiply(BigInteger.valueOf(40))) >= 0;
    }

    private static boolean isLong(NumberForms forms) {
        int digits = digits(forms.least());
        return digits >= LONG_NUMBER && digits == digits(forms.greatest())
                || forms.greatest().compareTo(LONGEST_MEASURE) > 0;
    }

    private static int digits(BigDecimal whole) {
        return whole.toBigInteger().toString().length();
    }

    /**
     * Texts are categories, unless all of them say true or false, all are moments, most are sentences and at least every second one is new
     * (free text), or at least nine in ten are new, or all are codes of machines of which there are many (identifiers).
     *
     * @return empty for a column without a value
     */
    public static Optional<ColumnKind> ofText(Counts counts, TextForms forms) {
        long present = counts.present();
        if (present == 0) {
            return Optional.empty();
        }
        if (forms.truths() == present) {
            return Optional.of(ColumnKind.BOOLEAN);
        }
        if (forms.moments() == present) {
            return Optional.of(ColumnKind.TIME);
        }
        if (forms.codes() == present && (counts.allDifferent() || counts.different() > FEW_CODES)) {
            return Optional.of(ColumnKind.IDENTIFIER);
        }
        if (present < FEW_ROWS) {
            return Optional.of(ColumnKind.CATEGORY);
        }
        if (2 * forms.sentences() >= present && 2 * counts.different() >= present) {
            return Optional.of(ColumnKind.TEXT);
        }
        return Optional.of(counts.different() >= NEW * present ? ColumnKind.IDENTIFIER : ColumnKind.CATEGORY);
    }
}
