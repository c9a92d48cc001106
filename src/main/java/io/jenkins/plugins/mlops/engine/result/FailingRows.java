package io.jenkins.plugins.mlops.engine.result;

import java.util.List;

/**
 * The rows that break a rule.
 *
 * @param failing their number, or null when the rule does not speak of rows
 * @param total number of rows the rule was applied to, or null
 * @param examples some of them
 */
public record FailingRows(Long failing, Long total, List<Example> examples) {
    /** The rule does not speak of rows. */
    public static final FailingRows NONE = new FailingRows(null, null, List.of());

    public FailingRows {
        examples = List.copyOf(examples);
    }
}
