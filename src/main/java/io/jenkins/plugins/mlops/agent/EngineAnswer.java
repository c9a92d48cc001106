package io.jenkins.plugins.mlops.agent;

import java.util.List;

/**
 * What an engine answered to a question.
 *
 * @param told lines in its order
 * @param warnings lines about what should be otherwise
 */
public record EngineAnswer(List<String> told, List<String> warnings) {
    public EngineAnswer {
        told = List.copyOf(told);
        warnings = List.copyOf(warnings);
    }
}
