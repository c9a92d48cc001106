package io.jenkins.plugins.mlops.results;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Where in a Pipeline a check is made that may be made again: inside of which rounds of {@code retry} and {@code waitUntil}, and in which stages and branches.
 *
 * <p>That two checks are the same one, made again, is never guessed from their parameters: two rounds of a loop ask the same of other data, and each has its own answer.
 */
public final class Attempt implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Largest size in build.xml, in bytes. */
    private static final int MAX_BYTES = 120;

    /** {@code block:round} for each block that may be done again, from the outermost, between blanks; numbers of the graph of the build. */
    private final String rounds;

    /** Stands for the names of the stages and branches, which may be long. */
    private final String path;

    private Attempt(String rounds, String path) {
        this.rounds = rounds;
        this.path = path;
    }

    /**
     * A place.
     *
     * @param rounds {@code block:round} of each block that may be done again, from the outermost
     * @param path names of the stages and branches around it, from the outermost
     * @return null when nothing there can be done again, or when it is inside of more blocks than can be kept
     */
    public static Attempt of(List<String> rounds, List<String> path) {
        byte[] names = String.join("\n", path).getBytes(StandardCharsets.UTF_8);
        Attempt attempt = new Attempt(
                String.join(" ", rounds), UUID.nameUUIDFromBytes(names).toString());
        return rounds.isEmpty() || attempt.xmlBytes() > MAX_BYTES ? null : attempt;
    }

    /** Tells whether this is another round of the same block, and the same place in it: of two such checks the later one counts. */
    boolean isAnotherRoundOf(Attempt other) {
        if (other == null || rounds == null || other.rounds == null || path == null || !path.equals(other.path)) {
            return false;
        }
        String[] mine = rounds.split(" ");
        String[] others = other.rounds.split(" ");
        for (int i = 0; i < Math.min(mine.length, others.length); i++) {
            if (!mine[i].equals(others[i])) {
                return block(mine[i]).equals(block(others[i]));
            }
        }
        return false;
    }

    /** Tells whether this is the same round of all blocks, and the same place in it. */
    boolean isSameRoundAs(Attempt other) {
        return other != null
                && rounds != null
                && rounds.equals(other.rounds)
                && String.valueOf(path).equals(other.path);
    }

    /** Id of the outermost block that may do this check again; until it ends, no result of the check is the last. */
    String outermost() {
        return rounds == null ? "" : block(rounds.split(" ")[0]);
    }

    private static String block(String round) {
        return round.substring(0, Math.max(0, round.indexOf(':')));
    }

    /** Returns its size in build.xml, in bytes. */
    int xmlBytes() {
        return BuildXmlBudget.bytes(rounds) + BuildXmlBudget.bytes(path);
    }
}
