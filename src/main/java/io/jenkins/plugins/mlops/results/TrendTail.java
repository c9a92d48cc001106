package io.jenkins.plugins.mlops.results;

import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The newest builds of a trend log, read from the end of its file: lists ask this of a thousand jobs at a time, so it takes as long for a
 * log of megabytes as for a short one.
 */
final class TrendTail {
    private static final int BYTES_FOR_ONE = 1 << 14;
    private static final int BYTES_FOR_MORE = 1 << 17;
    private static final int BYTES_OF_DELETED = 1 << 18;
    private static final int MORE = 4;

    private final Path file;
    private final File builds;

    TrendTail(Path file, File builds) {
        this.file = file;
        this.builds = builds;
    }

    /**
     * The newest builds that still exist, the newest first, each with all of its checks.
     *
     * @param most how many builds at most; fewer come where the log has fewer, or where they made so many checks that it would take long to
     *     read them. A job whose last several hundred checks all belong to builds that were deleted has none.
     */
    List<BuildChecks> newest(int most) throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            for (int bytes = most == 1 ? BYTES_FOR_ONE : BYTES_FOR_MORE; ; bytes *= MORE) {
                boolean whole = bytes >= channel.size();
                TreeMap<Long, List<CheckPoint>> found = parse(end(channel, bytes), most);
                // Where the text begins in the middle of a build, the checks before are missing; one of them may have
                // failed.
                if (found.size() > most || !whole && found.size() > 1) {
                    found.pollLastEntry();
                    return builds(found);
                }
                if (whole || found.isEmpty() && bytes >= BYTES_OF_DELETED) {
                    return builds(found);
                }
            }
        }
    }

    private static String[] end(SeekableByteChannel channel, int bytes) throws IOException {
        ByteBuffer end = ByteBuffer.allocate((int) Math.min(channel.size(), bytes));
        channel.position(channel.size() - end.capacity());
        while (end.hasRemaining() && channel.read(end) >= 0) {
            continue;
        }
        return new String(end.array(), 0, end.position(), StandardCharsets.UTF_8).split("\n");
    }

    /** Reads lines backwards until there is one build more than wanted: of that one, and of that one alone, checks may be missing. */
    private TreeMap<Long, List<CheckPoint>> parse(String[] lines, int most) {
        TreeMap<Long, List<CheckPoint>> found = new TreeMap<>(Comparator.reverseOrder());
        Map<Long, Boolean> exists = new HashMap<>();
        Set<String> known = new HashSet<>();
        for (int i = lines.length - 1; i >= 0 && found.size() <= most; i--) {
            CheckPoint point = point(lines[i]);
            if (point != null
                    && exists.computeIfAbsent(
                            point.build(), number -> new File(builds, number.toString()).isDirectory())
                    && known.add(point.build() + "/" + point.firstAttempt())) {
                found.computeIfAbsent(point.build(), number -> new ArrayList<>())
                        .add(point);
            }
        }
        return found;
    }

    private static List<BuildChecks> builds(TreeMap<Long, List<CheckPoint>> found) {
        List<BuildChecks> builds = new ArrayList<>();
        found.forEach((number, points) -> {
            Collections.reverse(points);
            builds.add(new BuildChecks(number, points));
        });
        return builds;
    }

    /** Returns the point of a line, or null where it is half a line or not one of ours. */
    static CheckPoint point(String line) {
        try {
            return line.isEmpty() ? null : CheckPoint.of(JsonReader.object(line));
        } catch (IllegalArgumentException x) {
            return null;
        }
    }

    /**
     * A check of a build, as far as lists show it.
     *
     * @param time milliseconds since 1970
     * @param line all that the log says of it
     */
    record CheckPoint(
            long build,
            String id,
            String name,
            String step,
            CheckVerdict verdict,
            long time,
            Map<String, Object> line) {
        /** Null or an exception where it is not whole. */
        static CheckPoint of(Map<String, Object> line) {
            if (line.get("build") instanceof Long build
                    && line.get("id") instanceof String id
                    && CheckSummary.isId(id)) {
                CheckVerdict verdict = CheckVerdict.valueOf(String.valueOf(line.get("verdict")));
                long time = line.get("time") instanceof Long at ? at : 0;
                return new CheckPoint(
                        build, id, text(line.get("name"), id), text(line.get("step"), ""), verdict, time, line);
            }
            return null;
        }

        /** Id of the first attempt at this check: its own unless a {@code retry} made it again. */
        String firstAttempt() {
            return text(line.get("attemptOf"), id);
        }

        private static String text(Object value, String otherwise) {
            return value instanceof String ? (String) value : otherwise;
        }
    }

    /** The checks of one build, in the order they were made, the newest attempt at each; at least one. */
    record BuildChecks(long number, List<CheckPoint> checks) {
        CheckVerdict worst() {
            return CheckVerdict.worst(checks.stream().map(CheckPoint::verdict).toList());
        }

        /** The worst first, otherwise as they were made. */
        List<CheckPoint> worstFirst() {
            return CheckVerdict.worstFirst(checks, CheckPoint::verdict);
        }

        /** When the last of them was made, in milliseconds since 1970. */
        long time() {
            return checks.stream().mapToLong(CheckPoint::time).max().orElse(0);
        }
    }
}
