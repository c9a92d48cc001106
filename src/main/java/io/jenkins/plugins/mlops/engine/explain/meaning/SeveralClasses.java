package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The classes of a target of a model that knows more than two. */
final class SeveralClasses {
    private static final int MOST_SHOWN = 10;

    private SeveralClasses() {}

    static TargetClasses of(Model model, TargetValues values, String said) throws SQLException {
        boolean named = !model.info().classes().isEmpty();
        List<String> known = named
                ? model.info().classes()
                : IntStream.range(0, model.outputs()).mapToObj(String::valueOf).toList();
        List<String> strange = values.classes().stream()
                .filter(value -> ClassNames.index(known, value) < 0)
                .toList();
        // Classes that are only numbered may be numbered otherwise in the target: 1, 2, 3 for 0, 1, 2.
        if (!strange.isEmpty() && (!named || strange.size() == values.classes().size())) {
            throw new BadInputException("target \"" + values.name() + "\" has the value \"" + strange.get(0)
                    + "\", which is none of the model's classes " + shown(known)
                    + (named ? "" : ", which the model file numbers and does not name"));
        }
        List<String> classes = new ArrayList<>(known);
        classes.addAll(strange);
        int positive = said == null ? -1 : ClassNames.index(known, said);
        if (said != null && positive < 0) {
            throw new BadInputException("the positive class \"" + said + "\" is none of the model's classes "
                    + shown(known) + Suggestion.hint(said, known));
        }
        Told told = positive < 0
                ? null
                : Told.given(classes.get(positive) + ", for fairness against all others", "positive");
        return new TargetClasses(classes, strange.size(), positive, false, told);
    }

    private static String shown(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())))
                + (names.size() > MOST_SHOWN ? " ..." : "");
    }
}
