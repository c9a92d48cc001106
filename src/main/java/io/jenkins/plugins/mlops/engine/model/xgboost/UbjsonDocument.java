package io.jenkins.plugins.mlops.engine.model.xgboost;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A UBJSON document (draft 12, big endian, with typed and counted containers) as XGBoost writes it. A declared length is believed only as far
 * as the file has bytes for it.
 */
final class UbjsonDocument implements Document {
    private final ByteBuffer in;
    private int nesting;

    UbjsonDocument(ByteBuffer in) {
        this.in = in;
    }

    /** Head of an array or object: the type of all items when given (else 0) and their number when given (else -1). */
    private record Head(byte type, long count) {}

    @Override
    public void fields(Field field) throws IOException {
        open('{', "an object");
        Head head = head(2);
        for (long i = 0; i != head.count && !(head.count < 0 && ends('}')); i++) {
            field.read(string(type()));
        }
        nesting--;
    }

    @Override
    public void items(Item item) throws IOException {
        open('[', "an array");
        Head head = head(1);
        if (head.type != 0) {
            throw problem("an array of values of one type", "an array of objects");
        }
        for (long i = 0; i != head.count && !(head.count < 0 && ends(']')); i++) {
            item.read();
        }
        nesting--;
    }

    private void open(char bracket, String what) throws ModelFormatException {
        byte type = type();
        if (type != bracket) {
            throw problem(name(type), what);
        }
        if (++nesting > NESTING) {
            throw new ModelFormatException("nested deeper than " + NESTING + " levels at " + position());
        }
    }

    private Head head(int leastBytes) throws ModelFormatException {
        byte type = 0;
        if (peek() == '$') {
            in.get();
            type = type();
            if (peek() != '#') {
                throw problem("a typed container without a count", "a count");
            }
            // Types without content would let a few bytes stand for any number of values.
            leastBytes = size(type);
        }
        long count = -1;
        if (peek() == '#') {
            in.get();
            count = integer(type());
            if (count < 0 || count * leastBytes > in.remaining()) {
                throw new ModelFormatException("a list of " + count + " values is declared at " + position()
                        + ", the file has only " + in.remaining() + " more bytes");
            }
        }
        return new Head(type, count);
    }

    private boolean ends(char bracket) throws ModelFormatException {
        if (peek() == bracket) {
            in.get();
            return true;
        }
        return false;
    }

    @Override
    public String text() throws IOException {
        return text(type());
    }

    private String text(byte type) throws ModelFormatException {
        return switch (type) {
            case 'S', 'C', 'H' -> string(type);
            case 'T' -> "true";
            case 'F' -> "false";
            case 'd', 'D' -> Double.toString(number(type));
            default -> Long.toString(integer(type));
        };
    }

    private String string(byte type) throws ModelFormatException {
        // A field's name comes without its type, so its first byte is the type of the length.
        long length = type == 'C' ? 1 : integer(type == 'S' || type == 'H' ? type() : type);
        if (length < 0 || length > in.remaining()) {
            throw new ModelFormatException("a text of " + length + " bytes is declared at " + position()
                    + ", the file has only " + in.remaining() + " more");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        open('[', "an array of texts or numbers");
        Head head = head(1);
        for (long i = 0; i != head.count && !(head.count < 0 && ends(']')); i++) {
            texts.add(text(head.type != 0 ? head.type : type()));
        }
        nesting--;
        return texts;
    }

    @Override
    public float[] floats() throws IOException {
        float[] values = new float[16];
        int count = 0;
        open('[', "an array of numbers");
        Head head = head(2);
        for (long i = 0; i != head.count && !(head.count < 0 && ends(']')); i++) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            values[count++] = (float) number(head.type != 0 ? head.type : type());
        }
        nesting--;
        return Arrays.copyOf(values, count);
    }

    @Override
    public int[] ints() throws IOException {
        int[] values = new int[16];
        int count = 0;
        open('[', "an array of whole numbers");
        Head head = head(1);
        for (long i = 0; i != head.count && !(head.count < 0 && ends(']')); i++) {
            if (count == values.length) {
                values = Arrays.copyOf(values, count * 2);
            }
            byte type = head.type != 0 ? head.type : type();
            long value = type == 'T' ? 1 : type == 'F' ? 0 : integer(type);
            if (value != (int) value) {
                throw new ModelFormatException("the number " + value + " at " + position() + " is out of range");
            }
            values[count++] = (int) value;
        }
        nesting--;
        return Arrays.copyOf(values, count);
    }

    @Override
    public void skip() throws IOException {
        byte type = type();
        switch (type) {
            case 'Z', 'N', 'T', 'F' -> {}
            case 'S', 'H', 'C' -> string(type);
            case '{' -> {
                in.position(in.position() - 1);
                fields(name -> skip());
            }
            case '[' -> skipArray();
            default -> advance(size(type));
        }
    }

    private void skipArray() throws IOException {
        in.position(in.position() - 1);
        open('[', "an array");
        Head head = head(1);
        if (head.type != 0) {
            advance(head.count * size(head.type));
        } else {
            for (long i = 0; i != head.count && !(head.count < 0 && ends(']')); i++) {
                skip();
            }
        }
        nesting--;
    }

    private void advance(long bytes) throws ModelFormatException {
        if (bytes > in.remaining()) {
            throw ended();
        }
        in.position(in.position() + (int) bytes);
    }

    private double number(byte type) throws ModelFormatException {
        try {
            return switch (type) {
                case 'd' -> in.getFloat();
                case 'D' -> in.getDouble();
                default -> integer(type);
            };
        } catch (BufferUnderflowException e) {
            throw ended();
        }
    }

    private long integer(byte type) throws ModelFormatException {
        try {
            return switch (type) {
                case 'i' -> in.get();
                case 'U' -> in.get() & 0xff;
                case 'I' -> in.getShort();
                case 'l' -> in.getInt();
                case 'L' -> in.getLong();
                default -> throw problem(name(type), "a number");
            };
        } catch (BufferUnderflowException e) {
            throw ended();
        }
    }

    private int size(byte type) throws ModelFormatException {
        return switch (type) {
            case 'i', 'U', 'C' -> 1;
            case 'I' -> 2;
            case 'l', 'd' -> 4;
            case 'L', 'D' -> 8;
            default -> throw problem(name(type), "a number");
        };
    }

    private byte type() throws ModelFormatException {
        byte type = peek();
        in.get();
        return type;
    }

    private byte peek() throws ModelFormatException {
        if (!in.hasRemaining()) {
            throw ended();
        }
        return in.get(in.position());
    }

    private ModelFormatException ended() {
        return new ModelFormatException("the file ends at " + position() + ", expected more of the document");
    }

    private ModelFormatException problem(String found, String expected) {
        return new ModelFormatException("found " + found + " at " + position() + ", expected " + expected);
    }

    private static String name(byte type) {
        return type > ' ' && type < 127 ? "the UBJSON type '" + (char) type + "'" : "the byte " + (type & 0xff);
    }

    @Override
    public String position() {
        return "byte " + in.position();
    }
}
