package io.jenkins.plugins.mlops.engine.monitor.performance;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.explain.meaning.Ask;
import io.jenkins.plugins.mlops.engine.explain.meaning.ClassNames;
import io.jenkins.plugins.mlops.engine.monitor.output.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which class of a label is the positive one. */
final class PositiveClass {
    private static final Set<String> PLAIN_POSITIVES = Set.of("1", "true");
    private static final Set<String> PLAIN_NEGATIVES = Set.of("0", "false");

    private PositiveClass() {}

    /**
     * The positive class.
     *
     * @param classes all classes that are known
     * @param said what the user said, or null
     * @return null where none was named, and there are more than two classes or, in this window, only one
     * @throws BadInputException when it has to be named, or the name is none of the classes
     */
    static Said<String> of(String label, List<String> classes, Said<String> said, boolean hidden) {
        if (said != null) {
            String known = find(said.value(), classes);
            if (known == null && classes.size() > 1) {
                throw new BadInputException("positive class \"" + said.value() + "\" (by " + said.by()
                        + ") is not a value of \"" + label + "\""
                        + (hidden ? "" : Suggestion.hint(said.value(), classes) + " (" + listed(classes) + ")"));
            }
            return new Said<>(known == null ? said.value() : known, said.by());
        }
        if (classes.size() > 2) {
            return null;
        }
        boolean plain = classes.stream().allMatch(name -> isPlain(name)) && !mixed(classes);
        if (!plain && classes.size() < 2) {
            return null;
        }
        if (!plain) {
            throw new BadInputException("which class of \"" + label + "\" is the positive one? "
                    + (hidden ? "Say so with " : "The values are " + listed(classes) + "; say so with ")
                    + Ask.with("positive", "CLASS") + " or in the roles");
        }
        String positive = classes.stream()
                .filter(name -> PLAIN_POSITIVES.contains(lower(name)))
                .findFirst()
                .orElse(PLAIN_NEGATIVES.contains(lower(classes.get(0))) && isNumber(classes.get(0)) ? "1" : "true");
        return new Said<>(
                positive,
                "the values of \"" + label + "\", which are " + (isNumber(positive) ? "0 and 1" : "false and true"));
    }

    /** The other of two classes; "not" the positive one where there are more, or none is known. */
    static String negative(String positive, List<String> classes) {
        List<String> others = new ArrayList<>(classes);
        others.remove(positive);
        return others.size() == 1 ? others.get(0) : "not " + positive;
    }

    /** 1 and 1.0 are one class, and so are true and True. */
    private static String find(String wanted, List<String> classes) {
        int at = ClassNames.indexOfTwo(classes, wanted);
        return at < 0 ? null : classes.get(at);
    }

    private static boolean isPlain(String name) {
        return PLAIN_POSITIVES.contains(lower(name)) || PLAIN_NEGATIVES.contains(lower(name));
    }

    /** 0 and true, or 1 and true, are no pair. */
    private static boolean mixed(List<String> classes) {
        return classes.stream().map(PositiveClass::isNumber).distinct().count() > 1;
    }

    private static boolean isNumber(String name) {
        return name.matches("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String listed(List<String> classes) {
        List<String> shown =
                classes.stream().limit(5).map(name -> "\"" + name + "\"").toList();
        String text = shown.size() == 2 ? shown.get(0) + " and " + shown.get(1) : String.join(", ", shown);
        return classes.size() > 5 ? text + " and " + (classes.size() - 5) + " more" : text;
    }
}
