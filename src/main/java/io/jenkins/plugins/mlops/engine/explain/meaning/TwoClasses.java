package io.jenkins.plugins.mlops.engine.explain.meaning;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.model.Meaning;
import io.jenkins.plugins.mlops.engine.model.Model;
import java.sql.SQLException;
import java.util.List;

/**
 * The two classes of a target, and which of them the model's score speaks of. A file that names its classes says so; libraries whose files name
 * none are trained on 0 and 1, and the score speaks of 1. For any other pair of values only the user knows.
 */
final class TwoClasses {
    private static final List<String> NUMBERED = List.of("0", "1");

    private TwoClasses() {}

    static TargetClasses of(Model model, TargetValues values, String said) throws SQLException {
        List<String> found = values.classes();
        String target = "target \"" + values.name() + "\"";
        if (found.size() > 2) {
            throw new BadInputException(target + " has " + found.size()
                    + " different values, but the model tells two classes apart" + regression(model, values));
        }
        boolean named = model.info().classes().size() == 2;
        List<String> known = named ? model.info().classes() : NUMBERED;
        if (found.size() == 1) {
            found = withTheOther(found.get(0), known, target);
        }
        int wanted = said == null ? -1 : ClassNames.indexOfTwo(found, said);
        int equals = said == null ? -1 : said.lastIndexOf('=');
        if (wanted < 0 && equals > 0) {
            return paired(found, known, said.substring(0, equals), said.substring(equals + 1));
        }
        if (said != null && wanted < 0) {
            throw new BadInputException("the positive class \"" + said + "\" is none of the values of " + target
                    + ", \"" + found.get(0) + "\" and \"" + found.get(1) + "\"");
        }
        int first = ClassNames.indexOfTwo(known, found.get(0));
        int second = ClassNames.indexOfTwo(known, found.get(1));
        if (first >= 0 && second >= 0 && first != second) {
            // The value the model's score speaks of is its second class.
            int spoken = first == 1 ? 0 : 1;
            int at = wanted < 0 ? spoken : wanted;
            Told told = wanted >= 0
                    ? Told.given(found.get(at), "positive")
                    : new Told(found.get(at), named ? "the second class of the model file" : "1 in training");
            return classes(found, at, at != spoken, told);
        }
        boolean words = named && known.stream().anyMatch(name -> !ClassNames.isZeroOrOne(name));
        if (words) {
            throw new BadInputException(target + " has the values \"" + found.get(0) + "\" and \"" + found.get(1)
                    + "\", but the model's classes are \"" + known.get(0) + "\" and \"" + known.get(1)
                    + "\"; say which is which, for example "
                    + Ask.with("positive", found.get(1) + "=" + known.get(1)));
        }
        if (wanted < 0) {
            throw new BadInputException("which class of " + target + " is the positive one? It has the values \""
                    + found.get(0) + "\" and \"" + found.get(1)
                    + "\", and the model file only knows 0 and 1; say which one the model was trained on as 1, for example "
                    + Ask.with("positive", found.get(1)));
        }
        return classes(found, wanted, false, Told.given(found.get(wanted), "positive"));
    }

    /** The value that all rows have, and the model's name of the other class. */
    private static List<String> withTheOther(String value, List<String> known, String target) {
        int at = ClassNames.indexOfTwo(known, value);
        if (at < 0) {
            throw new BadInputException(target + " is \"" + value
                    + "\" in every row, which is none of the model's classes \"" + known.get(0) + "\" and \""
                    + known.get(1) + "\"; a row of another class would show what is meant");
        }
        return at == 0 ? List.of(value, known.get(1)) : List.of(known.get(0), value);
    }

    /** {@code --positive 1=yes}: the target's value, and the model's name for it. */
    private static TargetClasses paired(List<String> found, List<String> known, String value, String name) {
        int at = ClassNames.indexOfTwo(found, value);
        int of = ClassNames.indexOfTwo(known, name);
        if (at < 0 || of < 0) {
            throw new BadInputException(OptionName.with("positive", value + "=" + name)
                    + " needs a value of the target and the model's class it stands for; the target has \""
                    + found.get(0)
                    + "\" and \"" + found.get(1) + "\", the model \"" + known.get(0) + "\" and \"" + known.get(1)
                    + "\"");
        }
        return classes(found, at, of == 0, Told.given(value + ", the model's class " + known.get(of), "positive"));
    }

    private static TargetClasses classes(List<String> found, int positive, boolean turned, Told told) {
        return new TargetClasses(List.of(found.get(1 - positive), found.get(positive)), 0, 1, turned, told);
    }

    private static String regression(Model model, TargetValues values) {
        return model.info().output().meaning() == Meaning.PROBABILITY && values.isNumber()
                ? "; if it is a share, say so with " + Ask.with("task", "regression")
                : "";
    }
}
