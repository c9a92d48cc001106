package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.OptionName;
import java.util.Locale;

/** Message texts that name the option for a fact that nothing else says. */
public final class Ask {
    private Ask() {}

    /** {@code --missing-value -1 (in a Pipeline missingValue: '-1')}. */
    public static String with(String option, String value) {
        StringBuilder parameter = new StringBuilder();
        for (String word : option.split("-")) {
            parameter.append(
                    parameter.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return OptionName.both(option, parameter.toString(), value);
    }
}
