package io.jenkins.plugins.mlops.results;

import hudson.model.Job;
import io.jenkins.plugins.mlops.json.JsonWriter;
import io.jenkins.plugins.mlops.results.TrendTail.CheckPoint;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The checks of a job's builds, one line of JSON each, in a file of the job's folder. It is there so that a trend can be shown without
 * loading a single build: reading a build.xml for each point is what makes other job pages slow.
 *
 * <p>Lines are only ever added, until there are too many; then the older half goes. What belongs to a build that was deleted is left
 * out when reading. A line that was half written when Jenkins was killed is left out too.
 */
public final class TrendLog {
    private static final String FILE = "mlops-trend.jsonl";
    private static final long MAX_BYTES = 4L << 20;
    private static final int MAX_POINTS = 500;
    private static final int FEW_BUILDS = 8;

    /** One lock for all jobs: writing takes a moment, and a lock for each job would have to be kept for each job. */
    private static final Object LOCK = new Object();

    private final Path file;
    private final File builds;
    private final long maxBytes;

    TrendLog(Path folder, File builds, long maxBytes) {
        this.file = folder.resolve(FILE);
        this.builds = builds;
        this.maxBytes = maxBytes;
    }

    static TrendLog of(Job<?, ?> job) {
        return new TrendLog(job.getRootDir().toPath(), job.getBuildDir(), MAX_BYTES);
    }

    /** Adds the result of a check. */
    void append(int build, CheckSummary check) throws IOException {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("build", build);
        point.put("time", check.getTime());
        point.put("id", check.getId());
        point.put("step", check.getStep());
        if (!check.getFirstAttempt().equals(check.getId())) {
            point.put("attemptOf", check.getFirstAttempt());
        }
        point.put("name", check.getLabel());
        point.put("verdict", check.getVerdict().name());
        point.put("message", check.getMessage());
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("PASSED", check.getPassed());
        counts.put("WARNING", check.getWarnings());
        counts.put("INCONCLUSIVE", check.getInconclusive());
        counts.put("FAILED", check.getFailed());
        point.put("counts", counts);
        point.put("metrics", check.getMetrics());
        if (!check.getLimits().isEmpty()) {
            point.put("limits", check.getLimits());
        }
        String line = JsonWriter.write(point) + "\n";
        synchronized (LOCK) {
            // A newline first ends a line that an earlier Jenkins did not live to end.
            boolean ended = !Files.exists(file) || endsLine();
            Files.writeString(file, ended ? line : "\n" + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (Files.size(file) > maxBytes) {
                halve();
            }
        }
    }

    /** Adds the result of a check, unless it is there. */
    void complete(int build, CheckSummary check) throws IOException {
        for (CheckPoint point : points()) {
            if (point.build() == build && point.firstAttempt().equals(check.getFirstAttempt())) {
                return;
            }
        }
        append(build, check);
    }

    /** Tells whether there is anything to show. */
    boolean exists() {
        return Files.isRegularFile(file);
    }

    /** A text that is another after a check was made or a build was deleted. */
    String version() {
        return Long.toHexString(file.toFile().lastModified()) + "-" + Long.toHexString(builds.lastModified());
    }

    /**
     * The newest points, oldest first, of builds that still exist; of one build and check only the last, and of one that was made again the newest attempt.
     */
    List<CheckPoint> points() throws IOException {
        Map<String, CheckPoint> points = new LinkedHashMap<>();
        Map<Long, Boolean> exists = new HashMap<>();
        for (String line : lines()) {
            CheckPoint point = TrendTail.point(line);
            if (point != null
                    && exists.computeIfAbsent(
                            point.build(), number -> new File(builds, number.toString()).isDirectory())) {
                String key = point.build() + "/" + point.firstAttempt();
                points.remove(key);
                points.put(key, point);
            }
        }
        List<CheckPoint> newest = new ArrayList<>(points.values());
        return newest.subList(Math.max(0, newest.size() - MAX_POINTS), newest.size());
    }

    /**
     * The newest decided result of checks in builds before the given one. It is read from the end, as far as it takes: this is asked by the page of a build, which is
     * mostly one of the newest.
     *
     * @param checks ids of the first attempts at the checks that are looked for
     * @return by those ids; others may be among them
     */
    Map<String, CheckPoint> newestBefore(int build, Set<String> checks) throws IOException {
        for (int most = FEW_BUILDS; ; most *= 4) {
            List<TrendTail.BuildChecks> found = newest(most);
            Map<String, CheckPoint> newest = new HashMap<>();
            found.stream()
                    .filter(each -> each.number() < build)
                    .flatMap(each -> each.checks().stream())
                    .filter(point -> point.verdict().isDecided())
                    .forEach(point -> newest.putIfAbsent(point.firstAttempt(), point));
            if (newest.keySet().containsAll(checks) || found.size() < most || most >= MAX_POINTS) {
                return newest;
            }
        }
    }

    /** The newest builds that still exist, the newest first, read from the end of the file alone. */
    List<TrendTail.BuildChecks> newest(int most) throws IOException {
        return new TrendTail(file, builds).newest(most);
    }

    private List<String> lines() throws IOException {
        if (!exists()) {
            return List.of();
        }
        return Files.readString(file).lines().filter(line -> !line.isEmpty()).collect(Collectors.toList());
    }

    private boolean endsLine() throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            if (channel.size() == 0) {
                return true;
            }
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n';
        }
    }

    private void halve() throws IOException {
        List<String> lines = lines();
        Path part = file.resolveSibling(FILE + "." + UUID.randomUUID());
        try {
            Files.write(part, lines.subList(lines.size() / 2, lines.size()), StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
