package io.jenkins.plugins.mlops.steps.text;

import hudson.EnvVars;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the values of build parameters and environment variables into the parameters of a build step, as build steps of freestyle jobs do: {@code $NAME} and
 * <code>${NAME}</code>; two dollar signs are one; what no variable is called stays as it is.
 */
public final class Expansion {
    /** Options whose text is split at commas, so that one variable may hold several files. */
    private static final Set<String> COMMAS =
            Set.of("data", "reference", "model", "requires", "dataset", "background", "compare", "features");

    /** Options whose text is split at ends of lines. */
    private static final Set<String> LINES = Set.of("rule", "split", "slice", "param", "tag", "statistic", "limit");

    private Expansion() {}

    /** @throws IllegalArgumentException in one line, when what the variables hold is not acceptable */
    public static CheckRequest of(CheckRequest request, EnvVars variables) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        request.options().forEach((option, values) -> {
            List<String> expanded = new ArrayList<>();
            for (String value : values) {
                String text = variables.expand(value);
                expanded.addAll(text.equals(value) ? List.of(value) : split(option, text));
            }
            options.put(option, expanded);
        });
        return new CheckRequest(request.getKind(), variables.expand(request.getName()), options, request.getPolicy())
                .settled();
    }

    private static List<String> split(String option, String text) {
        if (COMMAS.contains(option)) {
            return OptionText.linesAndCommas(text);
        }
        return LINES.contains(option) ? OptionText.lines(text) : text.isEmpty() ? List.of() : List.of(text);
    }
}
