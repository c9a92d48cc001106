package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;

/**
 * The names that a model can be registered under: such as an address can hold ({@code models:/NAME/3}, {@code models:/NAME@alias}, pages, repositories), in every
 * registry. Models that have another name from before, or from elsewhere, are read, promoted and watched under it.
 */
public final class NewModelName {
    /** The rule in one line. */
    public static final String RULE =
            "a model's name begins with a letter or digit; then letters, digits, blanks, dots, dashes and underscores may follow, 128 characters at most";

    private static final int LONGEST = 128;

    private NewModelName() {}

    /**
     * Checks a name.
     *
     * @throws BadInputException in one line, when it is no such name
     */
    public static ModelName of(String text) {
        ModelName name = new ModelName(text);
        int[] characters = name.text().codePoints().toArray();
        if (characters.length > LONGEST) {
            throw new BadInputException(RULE + "; this one has " + characters.length);
        }
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            if (!Character.isLetterOrDigit(c) && (i == 0 || !isInside(c))) {
                throw new BadInputException(RULE + "; \"" + name.text() + "\" " + (i == 0 ? "begins with " : "holds ")
                        + Character.toString(c));
            }
        }
        return name;
    }

    private static boolean isInside(int c) {
        int type = Character.getType(c);
        // Signs of vowels and the like belong to the letter before.
        return " ._-".indexOf(c) >= 0 || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
