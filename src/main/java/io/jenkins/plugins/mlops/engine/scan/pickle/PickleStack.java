package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack with its marks and the memo of the unpickler, with values as the scanner knows them. */
final class PickleStack {
    private static final int DEEPEST = 8_000_000;
    private static final int MARKS = 1_000_000;
    private static final int MEMO_SLACK = 100_000;

    private Object[] items = new Object[64];
    private int size;
    private int[] marks = new int[16];
    private int markCount;
    private Object[] memo = new Object[64];
    private final Map<Long, Object> farMemo = new HashMap<>();
    private int memoCount;

    /** The lowest index the opcodes between two marks may touch. */
    private int floor() {
        return markCount == 0 ? 0 : marks[markCount - 1];
    }

    void push(Object value) throws MalformedException {
        if (size == items.length) {
            if (size >= DEEPEST) {
                throw new MalformedException("more than " + DEEPEST + " values on the stack", -1);
            }
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = value;
    }

    Object pop() throws MalformedException {
        if (size <= floor()) {
            throw new MalformedException("an opcode takes a value from an empty stack", -1);
        }
        Object value = items[--size];
        items[size] = null;
        return value;
    }

    Object top() throws MalformedException {
        if (size <= floor()) {
            throw new MalformedException("an opcode looks at an empty stack", -1);
        }
        return items[size - 1];
    }

    /** Pops a value, or the mark when nothing stands on it, as the POP opcode does. */
    void popOrMark() throws MalformedException {
        if (markCount > 0 && size == floor()) {
            markCount--;
        } else {
            pop();
        }
    }

    /** Pushes the top once more. */
    void duplicate() throws MalformedException {
        Object value = top();
        fetched(value);
        push(value);
    }

    private static void fetched(Object value) {
        if (value instanceof Container container) {
            container.fetched = true;
        }
    }

    void mark() throws MalformedException {
        if (markCount == marks.length) {
            if (markCount >= MARKS) {
                throw new MalformedException("more than " + MARKS + " marks", -1);
            }
            marks = Arrays.copyOf(marks, markCount * 2);
        }
        marks[markCount++] = size;
    }

    /** Everything above the last mark, which goes with it. */
    List<Object> popMark() throws MalformedException {
        if (markCount == 0) {
            throw new MalformedException("an opcode asks for a mark that is not there", -1);
        }
        int from = marks[--markCount];
        List<Object> above = Arrays.asList(Arrays.copyOfRange(items, from, size));
        Arrays.fill(items, from, size, null);
        size = from;
        return above;
    }

    void put(long key) throws MalformedException {
        Object value = top();
        if (key < 0) {
            throw new MalformedException("a negative memo index", -1);
        }
        if (key < memoCount * 2L + MEMO_SLACK) {
            if (key >= memo.length) {
                memo = Arrays.copyOf(memo, (int) Math.max(key + 1, memo.length * 2L));
            }
            memoCount += memo[(int) key] == null && !farMemo.containsKey(key) ? 1 : 0;
            memo[(int) key] = value;
        } else {
            if (farMemo.size() >= MEMO_SLACK) {
                throw new MalformedException("memo indexes that no pickler would choose", -1);
            }
            memoCount += farMemo.put(key, value) == null ? 1 : 0;
        }
    }

    /** Remembers the top under the next free number, as MEMOIZE does. */
    void memoize() throws MalformedException {
        put(memoCount);
    }

    void get(long key) throws MalformedException {
        Object value = key >= 0 && key < memo.length && memo[(int) key] != null ? memo[(int) key] : farMemo.get(key);
        if (value == null) {
            throw new MalformedException("memo entry " + key + " is read but was never written", -1);
        }
        fetched(value);
        push(value);
    }
}
