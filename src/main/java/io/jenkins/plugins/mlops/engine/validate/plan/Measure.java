package io.jenkins.plugins.mlops.engine.validate.plan;

/** A number the plan computes; it has a value once the plan has run. */
public final class Measure {
    private Object value;
    private boolean known;

    void set(Object computed) {
        value = computed;
        known = true;
    }

    /** The value as SQL returned it, or null. */
    public Object value() {
        if (!known) {
            throw new IllegalStateException("the plan has not run");
        }
        return value;
    }

    /** Tells whether there is a value: an aggregate over no rows has none. */
    public boolean isPresent() {
        return value() != null;
    }

    /** The value as a count. */
    public long count() {
        return value() == null ? 0 : ((Number) value()).longValue();
    }

    /** The value as a double; not-a-number where there is none. */
    public double number() {
        return value() == null ? Double.NaN : ((Number) value()).doubleValue();
    }
}
