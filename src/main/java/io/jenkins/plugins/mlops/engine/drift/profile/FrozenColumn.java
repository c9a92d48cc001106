package io.jenkins.plugins.mlops.engine.drift.profile;

import io.jenkins.plugins.mlops.engine.data.kind.ColumnKind;
import io.jenkins.plugins.mlops.engine.data.kind.DecidedKind;
import io.jenkins.plugins.mlops.engine.data.survey.Storage;
import io.jenkins.plugins.mlops.engine.drift.sample.CategoricalSample;
import io.jenkins.plugins.mlops.engine.drift.sample.NumberName;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A column of a frozen reference.
 *
 * @param kind its kind and who decided it when it was frozen; null for a column without a value
 * @param profile its values
 * @param storage what its values are, where the profile does not tell, or null
 */
public record FrozenColumn(DecidedKind kind, ColumnProfile profile, Storage storage) {
    /** A column whose profile tells enough of what its values are. */
    public FrozenColumn(DecidedKind kind, ColumnProfile profile) {
        this(kind, profile, null);
    }

    /**
     * Its values as those of another kind, where that loses nothing: numbers as categories when each value was kept, categories as numbers
     * when all of them are numbers, anything as what is only counted.
     *
     * @return empty when the frozen values do not tell
     */
    public Optional<ColumnProfile> as(ColumnKind wanted) {
        return switch (wanted) {
            case NUMBER ->
                kind != null && kind.kind() == ColumnKind.TIME ? Optional.empty() : Optional.ofNullable(numbers());
            case TIME ->
                kind != null && kind.kind() == ColumnKind.TIME && profile instanceof ColumnProfile.Numeric
                        ? Optional.of(profile)
                        : Optional.empty();
            case CATEGORY, BOOLEAN ->
                kind != null && kind.kind() == ColumnKind.TIME
                        ? Optional.empty()
                        : Optional.ofNullable(categories(wanted));
            case IDENTIFIER, TEXT, NESTED -> Optional.of(new ColumnProfile.Presence(profile.rows(), profile.effect()));
        };
    }

    /** Tells whether it has so many categories that they were not kept. */
    public boolean isUncounted() {
        return kind != null
                && (kind.kind() == ColumnKind.CATEGORY || kind.kind() == ColumnKind.BOOLEAN)
                && profile instanceof ColumnProfile.Presence
                && profile.rows().present() > 0;
    }

    private ColumnProfile numbers() {
        if (!(profile instanceof ColumnProfile.Categorical names)) {
            return profile instanceof ColumnProfile.Numeric ? profile : null;
        }
        Map<Double, Long> counts = new TreeMap<>();
        for (Map.Entry<String, Long> name : names.values().counts().entrySet()) {
            try {
                counts.merge(Double.valueOf(name.getKey()), name.getValue(), Long::sum);
            } catch (NumberFormatException e) {
                return null;
            }
        }
        NumericSample sample = NumericSample.ofSteps(
                counts.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                counts.values().stream().mapToLong(Long::longValue).toArray(),
                names.values().missing(),
                null);
        return new ColumnProfile.Numeric(NumericProfile.of(sample, Integer.MAX_VALUE), names.effect());
    }

    private ColumnProfile categories(ColumnKind wanted) {
        if (!(profile instanceof ColumnProfile.Numeric numbers)) {
            return profile instanceof ColumnProfile.Categorical ? profile : null;
        }
        NumericProfile values = numbers.values();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < values.counts().length; i++) {
            if (values.lower()[i] < values.upper()[i]) {
                return null;
            }
            counts.merge(name(values.mean()[i], wanted), values.counts()[i], Long::sum);
        }
        return new ColumnProfile.Categorical(new CategoricalSample(counts, values.missing()), numbers.effect());
    }

    private static String name(double value, ColumnKind wanted) {
        return wanted == ColumnKind.BOOLEAN && (value == 0 || value == 1)
                ? String.valueOf(value == 1)
                : NumberName.of(value);
    }
}
