package io.jenkins.plugins.mlops.results;

import io.jenkins.plugins.mlops.request.CheckRequest;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The branch of a Pipeline that made a check. Branches run at the same time, so a number in the order in which they begin would name another check in each build;
 * the name of the branch does not change. Stored in build.xml.
 */
final class Branch implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Longest id of a check without the number behind it. */
    private static final int MAX_ID = 56;

    private static final int MAX_PATH = 80;
    /** Largest size of the names in build.xml, in bytes. */
    private static final int MAX_NAMES = 120;

    private static final Pattern CELL = Pattern.compile("Matrix - (.*)");
    private static final Pattern AXIS = Pattern.compile("\\S+ = '([^']*)'");

    /** Names of the branches around the check, from the outermost, for finding it. */
    private final String path;

    /** The same for readers, with the stages where the check has no label. */
    private final String names;

    private Branch(String path, String names) {
        this.path = path;
        this.names = names;
    }

    /**
     * The branch of a check; null where nothing runs beside it.
     *
     * @param number tells the check from others of its name in the same branch; empty for the first
     */
    static Branch of(CheckRequest request, Place place, String number) {
        if (place.branches().findAny().isEmpty()) {
            return null;
        }
        String names = parts(request, place).stream().map(Branch::shown).collect(Collectors.joining(" / "))
                + (number.isEmpty() || request.getName() != null ? "" : ", " + number);
        return new Branch(path(place), new BuildXmlBudget(MAX_NAMES).cut(names, MAX_NAMES));
    }

    /** The branches around a place as {@link #contains} compares them; empty outside of all. */
    static String path(Place place) {
        String path = place.branches().map(around -> slug(around.name())).collect(Collectors.joining("/"));
        return path.length() <= MAX_PATH ? path : hash(path);
    }

    /**
     * The id of a check as far as its place tells it.
     *
     * @param base its label, or what its kind is called
     */
    static String id(CheckRequest request, Place place, String base) {
        StringBuilder id = new StringBuilder(base);
        for (Place.Surrounding part : parts(request, place)) {
            id.append('-').append(slug(part.name()));
        }
        return id.length() <= MAX_ID ? id.toString() : id.substring(0, MAX_ID - 9) + "-" + hash(id.toString());
    }

    /** What a name has to tell: of a check with a label the branches that the label does not tell itself, of others the stages, too. */
    private static List<Place.Surrounding> parts(CheckRequest request, Place place) {
        List<Place.Surrounding> parts = new ArrayList<>();
        if (place.branches().findAny().isEmpty()) {
            return parts;
        }
        String label = request.getName() == null ? "" : "-" + slug(request.getName()) + "-";
        for (Place.Surrounding part : place.around()) {
            boolean told = label.isEmpty()
                    ? !parts.isEmpty()
                            && parts.get(parts.size() - 1).name().equals(part.name()) // a branch is a stage, too
                    : !part.isBranch() || label.contains("-" + slug(part.name()) + "-");
            if (!told) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Tells whether a branch is this one, or inside of it. */
    boolean contains(String other) {
        return other.equals(path) || other.startsWith(path + "/");
    }

    String path() {
        return path;
    }

    /** For readers; empty where the label says it. */
    String names() {
        return names;
    }

    /** Returns its size in build.xml, in bytes. */
    int xmlBytes() {
        return BuildXmlBudget.bytes(path) + BuildXmlBudget.bytes(names);
    }

    private static String shown(Place.Surrounding part) {
        return CELL.matcher(part.name()).replaceFirst("$1");
    }

    /** A name as part of an id; of a cell of a matrix the values of its axes. */
    static String slug(String name) {
        String cell = CELL.matcher(name).matches()
                ? AXIS.matcher(name)
                        .results()
                        .map((MatchResult axis) -> axis.group(1))
                        .collect(Collectors.joining("-"))
                : name;
        String slug = CheckSummary.slug(cell);
        return slug.isEmpty() ? hash(name) : slug;
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
    }

    private Object readResolve() {
        if (path == null || names == null) {
            throw new IllegalArgumentException("a build holds a check whose branch is not whole");
        }
        return this;
    }
}
