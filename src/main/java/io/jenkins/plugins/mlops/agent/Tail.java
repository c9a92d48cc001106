package io.jenkins.plugins.mlops.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines of something long. */
final class Tail {
    private final int most;
    private final Deque<String> lines = new ArrayDeque<>();
    private long dropped;

    /**
     * @param most how many lines to keep
     */
    Tail(int most) {
        this.most = most;
    }

    synchronized void add(String line) {
        if (lines.size() == most) {
            lines.removeFirst();
            dropped++;
        }
        lines.addLast(line);
    }

    /** The lines kept, and before them how many were not. */
    synchronized List<String> lines() {
        List<String> all = new ArrayList<>();
        if (dropped > 0) {
            all.add("... " + dropped + " earlier lines");
        }
        all.addAll(lines);
        return all;
    }
}
