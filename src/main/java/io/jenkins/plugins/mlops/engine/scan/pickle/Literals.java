package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.MemoryContent;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads the arguments of the opcodes that carry a number, a text or bytes. */
final class Literals {
    /** The number that starts a model in PyTorch's format before the zip archives. */
    static final BigInteger TORCH_MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

    private static final int LINE = 1 << 16;
    private static final Pattern NUMBER = Pattern.compile("[\\s\\v]*[+-]?[0-9][0-9a-fA-FxXoO_]*L?[\\s\\v]*");
    private static final Pattern REAL =
            Pattern.compile("[\\s\\v]*[+-]?[0-9.][0-9.eE_+-]*|[\\s\\v]*[+-]?(?i:nan|inf|infinity)");
    private static final int TEMPLATE = 4096;
    private static final int SHORT = 300;
    private static final int BLOB = 64 << 20;

    private final ByteReader in;

    Literals(ByteReader in) {
        this.in = in;
    }

    /** A decimal line, as in protocol 0: Python's int() takes blanks around it, a sign, and underscores between digits. */
    long decimal() throws IOException {
        String line = asciiLine();
        try {
            return Long.parseLong(line.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new MalformedException("a number was expected", in.position());
        }
    }

    /** A line with a whole number of any size and base, perhaps with an L behind it; {@code 00} and {@code 01} are False and True. */
    Object number() throws IOException {
        String line = asciiLine();
        if (!NUMBER.matcher(line).matches()) {
            throw new MalformedException("a number was expected", in.position());
        }
        try {
            return line.equals("00") || line.equals("01")
                    ? Value.OTHER
                    : (Object) Long.valueOf(line.replace("_", "").replaceAll("L$", ""));
        } catch (NumberFormatException e) {
            return Value.OTHER; // another base, or a large one; the number itself matters nowhere
        }
    }

    /** A line with a floating-point number; C stops reading it at a zero byte. */
    void real() throws IOException {
        String line = asciiLine();
        int end = line.indexOf('\0');
        if (!REAL.matcher(end < 0 ? line : line.substring(0, end)).matches()) {
            throw new MalformedException("a number was expected", in.position());
        }
    }

    /** A little-endian number of {@code length} bytes. */
    Object longNumber(long length) throws IOException {
        if (length < 0) {
            throw new MalformedException("a number of " + length + " bytes", in.position());
        }
        if (length > LINE) {
            in.skip(length);
            return Value.OTHER;
        }
        byte[] little = in.bytes((int) length);
        byte[] big = new byte[little.length];
        for (int i = 0; i < little.length; i++) {
            big[i] = little[little.length - 1 - i];
        }
        BigInteger number = big.length == 0 ? BigInteger.ZERO : new BigInteger(big);
        if (number.equals(TORCH_MAGIC)) {
            return TORCH_MAGIC;
        }
        return number.bitLength() < 64 ? (Object) number.longValue() : Value.OTHER;
    }

    String asciiLine() throws IOException {
        return new String(in.line(LINE), StandardCharsets.UTF_8).strip();
    }

    /** A module or attribute name on a line of its own. */
    String nameLine() throws IOException {
        return new String(in.line(LINE), StandardCharsets.UTF_8);
    }

    /** A quoted text with backslash escapes, protocol 0. */
    Object quoted() throws IOException {
        String line = new String(in.line(BLOB), StandardCharsets.ISO_8859_1).strip();
        if (line.length() < 2
                || line.charAt(0) != line.charAt(line.length() - 1)
                || (line.charAt(0) != '\'' && line.charAt(0) != '"')) {
            throw new MalformedException("a quoted text was expected", in.position());
        }
        return shortText(Escapes.string(line.substring(1, line.length() - 1)));
    }

    /** A line with {@code \\u} escapes, protocol 0. */
    Object escaped() throws IOException {
        return shortText(Escapes.unicode(new String(in.line(BLOB), StandardCharsets.ISO_8859_1)));
    }

    /** A counted text in UTF-8. */
    Object text(long length) throws IOException {
        if (length < 0) {
            throw new MalformedException("a text of negative length", in.position());
        }
        if (length <= SHORT) {
            return shortText(new String(in.bytes((int) length), StandardCharsets.UTF_8));
        }
        long start = in.position();
        String head = length <= BLOB ? new String(in.peek(16), StandardCharsets.UTF_8) : "";
        if (length <= TEMPLATE
                && head.stripLeading().startsWith("def ")) { // source text that SciPy would run: see StateRules
            return new Value.Str(new String(in.bytes((int) length), StandardCharsets.UTF_8));
        }
        if (!head.isEmpty()
                && Nested.mayStart(head.charAt(0))
                && Nested.looksLikeOne(head.getBytes(StandardCharsets.ISO_8859_1))) {
            byte[] latin =
                    new String(in.bytes((int) length), StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);
            return new Value.Blob(new MemoryContent(latin), start);
        }
        in.skip(length);
        return Value.OTHER;
    }

    private Object shortText(String text) {
        if (text.length() >= 10
                && Nested.mayStart(text.charAt(0))
                && Nested.looksLikeOne(text.substring(0, 10).getBytes(StandardCharsets.ISO_8859_1))) {
            return new Value.Blob(new MemoryContent(text.getBytes(StandardCharsets.ISO_8859_1)), in.position());
        }
        boolean source = text.length() <= TEMPLATE && text.stripLeading().startsWith("def ");
        return text.length() <= SHORT || source ? new Value.Str(text) : Value.OTHER;
    }

    /** Counted bytes. */
    Object bytes(long length) throws IOException {
        if (length < 0) {
            throw new MalformedException("bytes of negative length", in.position());
        }
        long start = in.position();
        if (length < 10 || !Nested.mayStart(in.peekOne()) || !Nested.looksLikeOne(in.peek(16))) {
            in.skip(length);
            return Value.OTHER;
        }
        Content whole = in.content();
        if (whole != null) {
            in.skip(length); // first, so that a length beyond the end is told as such
            return new Value.Blob(whole.slice(start, length), start);
        }
        if (length > BLOB) {
            throw new MalformedException(
                    "a nested pickle or archive of " + length + " bytes inside compressed data", start);
        }
        return new Value.Blob(new MemoryContent(in.bytes((int) length)), start);
    }
}
