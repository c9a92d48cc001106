package io.jenkins.plugins.mlops.engine.monitor.output;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Task of a model: it tells classes apart, or it predicts a number. */
public enum TargetTask {
    CLASSIFICATION,
    REGRESSION;

    /**
     * The task of a word.
     *
     * @throws BadInputException for a word that is none
     */
    public static TargetTask named(String word) {
        for (TargetTask task : values()) {
            if (task.toString().equalsIgnoreCase(word.strip())) {
                return task;
            }
        }
        List<String> words = Arrays.stream(values()).map(TargetTask::toString).toList();
        throw new BadInputException("unknown task \"" + word + "\"" + Suggestion.hint(word, words) + " (tasks are "
                + String.join(", ", words) + ")");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
