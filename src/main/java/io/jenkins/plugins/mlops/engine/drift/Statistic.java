package io.jenkins.plugins.mlops.engine.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Measures of how far a column has moved: effects, which do not grow with the number of rows. Each has two numbers: from its limit on, a
 * difference is worth telling; a difference of its material size must not stay hidden because a window is small. The material size is about
 * what a shift by half a standard deviation makes, a medium effect in the words of Cohen (1988).
 */
public enum Statistic {
    /** Wasserstein-1 distance over the reference's standard deviation: 0.1 is what a shift by a tenth of a deviation makes. */
    WASSERSTEIN("Wasserstein", "Wasserstein distance / sd", true, 0.1, 0.5),
    /** Largest difference of the distribution functions. */
    KS("Ks", "Kolmogorov-Smirnov distance", true, 0.1, 0.2),
    /** Energy distance over the root of the reference's standard deviation. */
    ENERGY("Energy", "energy distance / sqrt(sd)", true, 0.1, 0.35),
    /** Root mean square of the difference of the distribution functions: sqrt(T (1/n + 1/m)), T the test's statistic. */
    CRAMER_VON_MISES("CramerVonMises", "Cramer-von Mises, root mean square", true, 0.05, 0.15),
    /** The same, weighted towards the tails: sqrt(A^2 (1/n + 1/m)), A^2 the test's statistic. */
    ANDERSON_DARLING("AndersonDarling", "Anderson-Darling, root mean square", true, 0.15, 0.35),
    /** Probability that a current value is larger than a reference value less that it is smaller, without sign (Cliff's delta). */
    MANN_WHITNEY("MannWhitney", "Mann-Whitney dominance", true, 0.1, 0.28),
    /** Population stability index. Its classical bands are below 0.1, 0.1 to 0.25, and above. */
    PSI("Psi", "population stability index", false, 0.1, 0.25),
    /** Jensen-Shannon distance, base 2. */
    JENSEN_SHANNON("JensenShannon", "Jensen-Shannon distance", false, 0.1, 0.2),
    /** Hellinger distance. */
    HELLINGER("Hellinger", "Hellinger distance", false, 0.1, 0.2),
    /** Half the sum of absolute differences of shares. */
    TOTAL_VARIATION("TotalVariation", "total variation distance", false, 0.1, 0.2),
    /** Largest difference of one share. */
    L_INFINITY("LInfinity", "largest difference of a share", false, 0.1, 0.2),
    /** Cramer's V of the two-row table. */
    CRAMERS_V("CramersV", "Cramer's V", false, 0.1, 0.2);

    private final String ruleName;
    private final String label;
    private final boolean ordered;
    private final double limit;
    private final double material;

    Statistic(String ruleName, String label, boolean ordered, double limit, double material) {
        this.ruleName = ruleName;
        this.label = label;
        this.ordered = ordered;
        this.limit = limit;
        this.material = material;
    }

    /** The rule type that asks for it, for example {@code Psi}. */
    public String ruleName() {
        return ruleName;
    }

    /** For a reader. */
    public String label() {
        return label;
    }

    /** Tells whether it needs an order of the values, which categories do not have. */
    public boolean ordered() {
        return ordered;
    }

    /** From here on a difference counts as drift, unless the user says otherwise. */
    public double limit() {
        return limit;
    }

    /** A difference that a window must be able to show, unless the user says otherwise. */
    public double material() {
        return material;
    }

    /** By its rule name. */
    public static Optional<Statistic> named(String ruleName) {
        return Arrays.stream(values())
                .filter(statistic -> statistic.ruleName.equals(ruleName))
                .findFirst();
    }

    /** All rule names. */
    public static List<String> ruleNames() {
        return Arrays.stream(values()).map(Statistic::ruleName).toList();
    }
}
