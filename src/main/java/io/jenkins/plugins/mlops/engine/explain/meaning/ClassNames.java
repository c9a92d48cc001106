package io.jenkins.plugins.mlops.engine.explain.meaning;

import java.util.List;

/** Names of classes as files and tables write them: 1, 1.0 and "1" are one name, whatever the type of the column. */
public final class ClassNames {
    private ClassNames() {}

    /** Position of a class name, or -1. */
    public static int index(List<String> names, String value) {
        int exact = names.indexOf(value);
        for (int i = 0; exact < 0 && i < names.size(); i++) {
            exact = plain(names.get(i)).equals(plain(value)) ? i : -1;
        }
        return exact;
    }

    /** Position among two names, where false is 0 and true is 1. */
    public static int indexOfTwo(List<String> names, String value) {
        int at = index(names, value);
        for (int i = 0; at < 0 && i < names.size(); i++) {
            at = isZeroOrOne(value)
                            && isZeroOrOne(names.get(i))
                            && digit(names.get(i)).equals(digit(value))
                    ? i
                    : -1;
        }
        return at;
    }

    static boolean isZeroOrOne(String value) {
        return digit(value).equals("0") || digit(value).equals("1");
    }

    private static String digit(String value) {
        return value.equalsIgnoreCase("false") ? "0" : value.equalsIgnoreCase("true") ? "1" : plain(value);
    }

    private static String plain(String value) {
        return value.matches("-?[0-9]+\\.0+") ? value.substring(0, value.indexOf('.')) : value;
    }
}
