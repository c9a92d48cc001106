package io.jenkins.plugins.mlops.engine.scan.data;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Formats of plain data, which no loader executes. A magic number alone proves nothing, for anything may stand behind it: a file is data
 * only when its own structure holds.
 */
public final class DataScanner {
    private static final Pattern WORDS = Pattern.compile("[0-9]{1,10} [0-9]{1,5}");
    private static final int XGBOOST_PARAMETERS = 4 + 136;

    private DataScanner() {}

    /**
     * Looks whether the content is one of them.
     *
     * @param head the first bytes
     */
    public static boolean look(Content content, byte[] head, Place place, Scan scan) throws IOException {
        if (FlatModel.isOne(content, head)) {
            scan.format("TensorFlow Lite");
            scan.read(place, () -> new FlatModel(content).scan(place, scan));
            return true;
        }
        boolean data;
        try {
            data = structured(content, head);
        } catch (MalformedException | ArithmeticException e) {
            data = false;
        }
        if (data) {
            scan.format(Format.DATA.title());
            if (starts(head, "PAR1") || starts(head, "ARROW1")) {
                long end = content.size() - 8;
                long length = Numbers.u4(content.bytes(end - (starts(head, "PAR1") ? 0 : 2), 4), 0);
                ArrowExtensions.look(content, Math.max(0, end - length - 8), end, place, scan);
            }
        }
        return data;
    }

    private static boolean structured(Content content, byte[] head) throws IOException {
        if (starts(head, "PAR1")) {
            return framed(content, "PAR1", 4);
        }
        if (starts(head, "ARROW1")) {
            return framed(content, "ARROW1", 8);
        }
        if (starts(head, "CBM1")) {
            return catBoost(content);
        }
        if (starts(head, "binf")) {
            return xgBoost(content);
        }
        if (starts(head, "Obj\u0001")) {
            return new Avro(content).holds();
        }
        if (starts(head, "GIF8") || starts(head, "\u0089PNG") || starts(head, "\u00ff\u00d8\u00ff")) {
            return new Picture(content).holds();
        }
        if (head[0] >= '1' && head[0] <= '9') {
            return wordVectors(content, head);
        }
        return Sniffer.format(head, content.size()) == Format.UBJSON && new Ubjson(content).holds();
    }

    static boolean starts(byte[] head, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= bytes.length && java.util.Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
    }

    /** Parquet and Arrow: a description whose length stands in front of the same magic at the end. */
    private static boolean framed(Content content, String magic, int front) throws IOException {
        int tail = magic.length() + 4;
        if (content.size() < front + tail) {
            return false;
        }
        byte[] end = content.bytes(content.size() - tail, tail);
        long length = Numbers.u4(end, 0);
        return new String(end, 4, magic.length(), StandardCharsets.ISO_8859_1).equals(magic)
                && length > 0
                && length <= content.size() - front - tail;
    }

    /** CatBoost: the size of a flat buffer, and the buffer. */
    private static boolean catBoost(Content content) throws IOException {
        long size = Numbers.u4(content.bytes(4, 4), 0);
        if (size < 8 || size > content.size() - 8) {
            return false;
        }
        FlatTable root = FlatTable.root(content.slice(8, size));
        return root != null && root.fields() > 0;
    }

    /** word2vec's binary format: a line with the number of words and dimensions, then each word, a blank, and its numbers. */
    private static boolean wordVectors(Content content, byte[] head) throws IOException {
        int end = 0;
        while (end < Math.min(head.length, 20) && head[end] != '\n') {
            end++;
        }
        String line = new String(head, 0, end, StandardCharsets.ISO_8859_1);
        if (end < 3 || end >= head.length || !WORDS.matcher(line).matches()) {
            return false;
        }
        String[] sizes = line.split(" ");
        ByteReader in = ByteReader.of(content);
        in.skip(line.length() + 1L);
        for (long i = Long.parseLong(sizes[0]); i > 0; i--) {
            int length = 0;
            while (in.u1() != ' ') {
                if (++length > 10_000) {
                    return false;
                }
            }
            in.skip(4L * Integer.parseInt(sizes[1]));
        }
        return in.atEnd() || in.u1() == '\n' && in.atEnd();
    }

    /** XGBoost's old binary format: fixed parameters, then the names of objective and booster. */
    private static boolean xgBoost(Content content) throws IOException {
        long at = XGBOOST_PARAMETERS;
        for (int i = 0; i < 2; i++) {
            byte[] size = content.bytes(at, 8);
            long length = size.length < 8 ? -1 : Numbers.i8(size, 0);
            if (length < 1 || length > 100) {
                return false;
            }
            String name = new String(content.bytes(at + 8, (int) length), StandardCharsets.ISO_8859_1);
            if (name.length() < length || !name.matches("[a-z0-9:_]+")) {
                return false;
            }
            at += 8 + length;
        }
        return true;
    }
}
