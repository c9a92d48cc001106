package io.jenkins.plugins.mlops.engine.scan.core;

/**
 * Where the scanner is.
 *
 * @param file the file on disk, as shown to the user
 * @param member path inside it, or an empty text
 * @param depth how many containers were opened to get here
 */
public record Place(String file, String member, int depth) {
    private static final int SHOWN = 200;

    /** The place of a file on disk. */
    public static Place of(String file) {
        return new Place(file, "", 0);
    }

    /** One container deeper. */
    public Place inside(String name) {
        String shown = Text.printable(name, SHOWN);
        return new Place(file, member.isEmpty() ? shown : member + "!" + shown, depth + 1);
    }

    /** {@code model.pt!archive/data.pkl at byte 42}. */
    public String shown(long offset) {
        String place = member.isEmpty() ? file : file + "!" + member;
        return offset < 0 ? place : place + " at byte " + offset;
    }
}
