package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.Growth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Size of the containers of a pickle if everything that is shared were written out, as printing, hashing, comparing or copying them
 * does. A chain of lists that each hold the one before ten times is a few hundred bytes in the file and 10^20 values then.
 */
final class Expansion {
    private final List<Container> holders = new ArrayList<>();
    private double copied;

    /** Notes a container that holds shared ones; asked for each container that was filled. */
    void filled(Container container, int sharedBefore) {
        if (sharedBefore == 0 && !container.shared.isEmpty()) {
            holders.add(container);
        }
    }

    /** Notes that a call copies a container. */
    void copied(Container container) {
        copied += container.own;
    }

    /** Tells whether some value of a pickle of so many bytes would grow beyond what honest ones do. */
    boolean tooLarge(long bytes) {
        double largest = copied;
        Map<Container, Double> known = new IdentityHashMap<>();
        for (Container holder : holders) {
            largest = Math.max(largest, total(holder, known));
        }
        return Growth.tooLarge(largest, bytes);
    }

    private static double total(Container root, Map<Container, Double> known) {
        Deque<Container> path = new ArrayDeque<>();
        path.push(root);
        while (!path.isEmpty()) {
            Container top = path.peek();
            Double before = known.get(top);
            if (before != null && before >= 0) {
                path.pop();
                continue;
            }
            double sum = top.own;
            boolean ready = true;
            if (before == null) {
                known.put(top, -1.0); // on the path: a value that holds itself counts once
                for (Container inner : top.shared) {
                    if (!known.containsKey(inner)) {
                        path.push(inner);
                        ready = false;
                    }
                }
            }
            if (ready) {
                for (Container inner : top.shared) {
                    sum += Math.max(1, known.getOrDefault(inner, 1.0));
                }
                known.put(top, Math.min(sum, 1e300));
                path.pop();
            }
        }
        return known.get(root);
    }
}
