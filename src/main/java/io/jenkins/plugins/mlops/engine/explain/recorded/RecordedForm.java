package io.jenkins.plugins.mlops.engine.explain.recorded;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Form of recorded predictions. */
enum RecordedForm {
    /** Probabilities of classes. */
    PROBABILITY("probabilities"),
    /** Margins: log odds, or whatever the model adds up before its link. */
    SCORE("raw scores"),
    /** Numbers as the model's library predicts them. */
    VALUE("predicted values"),
    /** Predicted classes. */
    LABEL("predicted classes");

    private final String shown;

    RecordedForm(String shown) {
        this.shown = shown;
    }

    /** The word a user gives. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<RecordedForm> named(String word) {
        return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(RecordedForm::word).toList();
    }

    @Override
    public String toString() {
        return shown;
    }
}
