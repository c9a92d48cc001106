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

    /**
     * Two rounds a block. The first takes the next value of either side without a branch: which side it comes from is a coin toss that no
     * processor predicts. The second joins equal values, which most blocks of a continuous column do not have.
     */
    private static void raw(double[] a, double[] b, Visitor[] visitors) {
        Block block = new Block();
        double[] x = block.value;
        double[] upTo = block.referenceUpTo;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            int steps = Math.min(Block.CAPACITY, Math.min(a.length - i, b.length - j));
            int startI = i;
            int startJ = j;
            for (int k = 0; k < steps; k++) {
                double left = a[i];
                double right = b[j];
                int taken = left <= right ? 1 : 0;
                x[k] = Math.min(left, right);
                i += taken;
                j += 1 - taken;
                upTo[k] = i;
            }
            // A value may go on behind the block: its last run of equal values is left to the next one.
            int length = steps;
            if (i < a.length && a[i] == x[steps - 1] || j < b.length && b[j] == x[steps - 1]) {
                double last = x[steps - 1];
                while (length > 0 && x[length - 1] == last) {
                    length--;
                }
                i = length == 0 ? startI : (int) upTo[length - 1];
                j = startJ + length - (i - startI);
                if (length == 0) {
                    int nextI = endOfRun(a, i, last);
                    int nextJ = endOfRun(b, j, last);
                    single(block, last, nextI - i, nextJ - j, nextI, nextJ, visitors);
                    i = nextI;
                    j = nextJ;
                    continue;
                }
            }
            flush(block, joined(block, length, startI, startJ), visitors);
        }
        rest(block, a, i, j, true, visitors);
        rest(block, b, j, i, false, visitors);
    }

    /** Fills in the counts of a block of single values, equal ones joined. */
    private static int joined(Block block, int length, int startI, int startJ) {
        double[] x = block.value;
        double[] upTo = block.referenceUpTo;
        boolean ties = false;
        double before = startI;
        for (int k = 0; k < length; k++) {
            double now = upTo[k];
            block.reference[k] = now - before;
            block.current[k] = 1 - (now - before);
            block.currentUpTo[k] = startI + startJ + k + 1 - now;
            before = now;
            ties |= k > 0 && x[k] == x[k - 1];
        }
        if (!ties) {
            return length;
        }
        int kept = 0;
        for (int k = 1; k < length; k++) {
            if (x[k] == x[kept]) {
                block.reference[kept] += block.reference[k];
                block.current[kept] += block.current[k];
            } else {
                kept++;
                x[kept] = x[k];
                block.reference[kept] = block.reference[k];
                block.current[kept] = block.current[k];
            }
            upTo[kept] = upTo[k];
            block.currentUpTo[kept] = block.currentUpTo[k];
        }
        return kept + 1;
    }

    private static int endOfRun(double[] values, int from, double value) {
        int end = from;
        while (end < values.length && values[end] == value) {
            end++;
        }
        return end;
    }

    private static void single(
            Block block,
            double value,
            int reference,
            int current,
            int referenceUpTo,
            int currentUpTo,
            Visitor[] visitors) {
        block.value[0] = value;
        block.reference[0] = reference;
        block.current[0] = current;
        block.referenceUpTo[0] = referenceUpTo;
        block.currentUpTo[0] = currentUpTo;
        flush(block, 1, visitors);
    }

    /** Visits the rest of one side when the other has ended. */
    private static void rest(Block block, double[] values, int from, int other, boolean reference, Visitor[] visitors) {
        int i = from;
        int k = 0;
        while (i < values.length) {
            int end = endOfRun(values, i, values[i]);
            block.value[k] = values[i];
            block.reference[k] = reference ? end - i : 0;
            block.current[k] = reference ? 0 : end - i;
            block.referenceUpTo[k] = reference ? end : other;
            block.currentUpTo[k] = reference ? other : end;
            i = end;
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
