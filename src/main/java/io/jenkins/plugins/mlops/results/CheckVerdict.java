package io.jenkins.plugins.mlops.results;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Result of a check of a build, from good to bad: the engine's verdict, or why nothing was decided.
 *
 * <p>The engine knows four verdicts, because it writes a result only when it has one; a process that ends otherwise has no document, and its exit code says so.
 * That a step ended without a result is for the build to know.
 *
 * <p>An error is worse than a failure: nothing is known of the data or the model, no setting lets it through, and what the rules would have said is hidden behind
 * it. A check that was stopped is better than a failure, which is a fact and often the reason why the others were stopped; it is worse than an undecided
 * rule, because no rule at all was looked at.
 */
public enum CheckVerdict {
    /** All rules hold. */
    PASSED(Verdict.PASSED),
    /** A rule of severity warning is broken. */
    WARNING(Verdict.WARNING),
    /** A rule could not be decided. */
    INCONCLUSIVE(Verdict.INCONCLUSIVE),
    /** The step was stopped before there was a result. */
    ABORTED(null),
    /** A rule of severity error is broken. */
    FAILED(Verdict.FAILED),
    /** The step ended with an error and without a result. */
    ERROR(null);

    /** The one order of everything that is shown. */
    public static final Comparator<CheckVerdict> WORST_FIRST = Comparator.reverseOrder();

    private final transient Verdict decided;

    CheckVerdict(Verdict decided) {
        this.decided = decided;
    }

    /** The verdict of the engine. */
    public static CheckVerdict of(Verdict decided) {
        return valueOf(decided.name());
    }

    /** Tells whether the engine came to a result. */
    public boolean isDecided() {
        return decided != null;
    }

    /**
     * Returns the engine's verdict.
     *
     * @throws IllegalStateException when it decided nothing
     */
    public Verdict decided() {
        if (decided == null) {
            throw new IllegalStateException(this + " is no decision");
        }
        return decided;
    }

    /** Returns things that have a verdict, the worst first, otherwise in their order. */
    public static <T> List<T> worstFirst(Collection<T> things, Function<T, CheckVerdict> verdict) {
        return things.stream()
                .sorted(Comparator.comparing(verdict, WORST_FIRST))
                .collect(Collectors.toList());
    }

    /** The worst of the given ones, which are at least one. */
    public static CheckVerdict worst(Collection<CheckVerdict> verdicts) {
        return verdicts.stream().min(WORST_FIRST).orElseThrow();
    }
}
