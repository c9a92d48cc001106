package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The array that joblib writes as bare bytes into the middle of a pickle, behind the state of its wrapper (joblib's
 * {@code numpy_pickle.py}).
 *
 * @param bytes size of the data
 * @param objects whether a pickle of its own stands there instead
 * @param padded whether a length byte and padding come first
 */
record JoblibArray(long bytes, boolean objects, boolean padded) {
    private static final Pattern SPEC = Pattern.compile("[<>|=]?([?bBhHiIlLqQefdgFDGSUVmMOcu])(\\d{0,9})");
    private static final String LOST = "an array in the middle of the pickle whose size cannot be told";

    static boolean isWrapper(Global global) {
        return global.name().equals("NumpyArrayWrapper") && global.module().startsWith("joblib.");
    }

    /** Reads the state that was set on a wrapper. */
    static JoblibArray of(Object state) throws MalformedException {
        if (!(state instanceof Container.Dict dict)
                || !(dict.get("shape") instanceof Container.Tuple shape)
                || !(dict.get("dtype") instanceof Value.Instance dtype)
                || !dtype.of.is("numpy", "dtype")) {
            throw new MalformedException(LOST, -1);
        }
        boolean padded =
                dict.has("numpy_array_alignment_bytes") && dict.get("numpy_array_alignment_bytes") != Value.NONE;
        long count = 1;
        for (Object dimension : shape.items()) {
            if (!(dimension instanceof Long n) || n < 0) {
                throw new MalformedException(LOST, -1);
            }
            count = multiply(count, n);
        }
        long item = itemSize(dtype);
        return item < 0 ? new JoblibArray(0, true, false) : new JoblibArray(multiply(count, item), false, padded);
    }

    private static long multiply(long a, long b) throws MalformedException {
        try {
            return Math.multiplyExact(a, b);
        } catch (ArithmeticException e) {
            throw new MalformedException(LOST, -1);
        }
    }

    /** Bytes of one item, or -1 when it holds Python objects. */
    private static long itemSize(Value.Instance dtype) throws MalformedException {
        if (!(dtype.arguments instanceof Container.Tuple arguments)
                || arguments.items().isEmpty()
                || !(arguments.items().get(0) instanceof Value.Str spec)) {
            throw new MalformedException(LOST, -1);
        }
        Matcher matcher = SPEC.matcher(spec.text());
        if (!matcher.matches()) {
            throw new MalformedException(LOST, -1);
        }
        char kind = matcher.group(1).charAt(0);
        if (kind == 'O') {
            return -1;
        }
        List<Object> state = dtype.state instanceof Container.Tuple tuple ? tuple.items() : List.of();
        if (kind == 'V'
                || kind == 'S'
                || kind == 'U') { // sizes of these come from the state, and so does whether fields are objects
            if (state.size() >= 8 && state.get(7) instanceof Long flags && (flags & 1) != 0) {
                return -1;
            }
            if (state.size() >= 6 && state.get(5) instanceof Long size && size >= 0) {
                return size;
            }
        }
        if (matcher.group(2).isEmpty()) {
            throw new MalformedException(LOST, -1);
        }
        long number = Long.parseLong(matcher.group(2));
        return kind == 'U' ? number * 4 : number;
    }
}
