package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.RangeEnds;

/** Refuses a lower limit above the upper one: no value could satisfy both, and the one who wrote it has exchanged them. */
final class LimitOrder {
    private static final String[][] PAIRS = {
        {"minimum", "maximum"},
        {"minimum", "exclusiveMaximum"},
        {"exclusiveMinimum", "maximum"},
        {"exclusiveMinimum", "exclusiveMaximum"},
        {"minLength", "maxLength"}
    };

    private LimitOrder() {}

    /** Looks at the options of a type. */
    static void require(YamlNode options) {
        for (String[] pair : PAIRS) {
            Operand low = operand(options, pair[0]);
            Operand high = operand(options, pair[1]);
            if (low != null && high != null && RangeEnds.order(low, high) > 0) {
                throw options.get(pair[1])
                        .error(pair[1] + " " + high.text() + " is below " + pair[0] + " " + low.text()
                                + ", so no value is allowed; write the smaller value as " + pair[0]);
            }
        }
    }

    /** The limit, or null when it is not given, or is the {@code true} by which version 3.0 makes another one exclusive. */
    private static Operand operand(YamlNode options, String name) {
        if (!options.has(name) || options.get(name).isBoolean()) {
            return null;
        }
        YamlNode value = options.get(name);
        return value.isNumber() ? new Operand.Num(value.number()) : new Operand.Text(value.text());
    }
}
