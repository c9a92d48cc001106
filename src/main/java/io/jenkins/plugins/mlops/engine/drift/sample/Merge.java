package io.jenkins.plugins.mlops.engine.drift.sample;

import java.util.List;

/** Walks once through two samples side by side and hands every distinct value with its counts to all that want them. */
public final class Merge {
    /** Takes the blocks of a walk in ascending order. */
    public interface Visitor {
        void visit(Block block);
    }

    private Merge() {}

    /** One walk for all visitors. */
    public static void walk(NumericSample reference, NumericSample current, List<? extends Visitor> visitors) {
        Visitor[] all = visitors.toArray(new Visitor[0]);
        if (reference.isRaw() && current.isRaw()) {
            raw(reference.values(), current.values(), all);
        } else {
            steps(reference, current, all);
        }
    }

    private static void raw(double[] a, double[] b, Visitor[] visitors) {
        Block block = new Block();
        int i = 0;
        int j = 0;
        int k = 0;
        while (i < a.length || j < b.length) {
            double x = j >= b.length || i < a.length && a[i] <= b[j] ? a[i] : b[j];
            int fromI = i;
            int fromJ = j;
            while (i < a.length && a[i] == x) {
                i++;
            }
            while (j < b.length && b[j] == x) {
                j++;
            }
            block.value[k] = x;
            block.reference[k] = i - fromI;
            block.current[k] = j - fromJ;
            block.referenceUpTo[k] = i;
            block.currentUpTo[k] = j;
            k = next(block, k, visitors);
        }
        flush(block, k, visitors);
    }

    private static void steps(NumericSample a, NumericSample b, Visitor[] visitors) {
        Block block = new Block();
        int i = 0;
        int j = 0;
        int k = 0;
        while (i < a.entries() || j < b.entries()) {
            double x = j >= b.entries() || i < a.entries() && a.value(i) <= b.value(j) ? a.value(i) : b.value(j);
            long fromA = a.before(i);
            long fromB = b.before(j);
            while (i < a.entries() && a.value(i) == x) {
                i++;
            }
            while (j < b.entries() && b.value(j) == x) {
                j++;
            }
            long toA = a.before(i);
            long toB = b.before(j);
            if (toA == fromA && toB == fromB) {
                continue; // a step without rows
            }
            block.value[k] = x;
            block.reference[k] = toA - fromA;
            block.current[k] = toB - fromB;
            block.referenceUpTo[k] = toA;
            block.currentUpTo[k] = toB;
            k = next(block, k, visitors);
        }
        flush(block, k, visitors);
    }

    private static int next(Block block, int filled, Visitor[] visitors) {
        if (filled + 1 < Block.CAPACITY) {
            return filled + 1;
        }
        flush(block, filled + 1, visitors);
        return 0;
    }

    private static void flush(Block block, int length, Visitor[] visitors) {
        block.length = length;
        if (length > 0) {
            for (Visitor visitor : visitors) {
                visitor.visit(block);
            }
        }
    }
}
