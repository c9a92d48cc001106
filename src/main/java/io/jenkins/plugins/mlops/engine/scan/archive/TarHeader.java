package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import java.nio.charset.StandardCharsets;

/**
 * The header of a tar member (POSIX.1-2017 pax, ustar; GNU tar's variants).
 *
 * @param name with the prefix, which readers put in front of it
 * @param link where a link leads
 * @param size bytes of data behind the header
 * @param type the letter of its kind, {@code 0} for a plain file
 */
record TarHeader(String name, String link, long size, char type) {
    private static final int PREFIX = 345;

    static TarHeader of(byte[] block, long at) throws MalformedException {
        if (!Sniffer.isTar(block)) {
            throw new MalformedException("a tar header with a wrong checksum", at);
        }
        char type = block[156] == 0 ? '0' : (char) (block[156] & 0xff);
        String name = text(block, 0, 100);
        String prefix = text(block, PREFIX, 155);
        boolean gnu = block[262] == ' ' && !prefix.matches("[^0-9 ].*"); // there stand times in numbers
        if (!prefix.isEmpty() && !gnu && type != 'L' && type != 'K' && type != 'S') {
            name = prefix + "/" + name;
        }
        return new TarHeader(name, text(block, 157, 100), number(block, 124, 12, at), type);
    }

    static String text(byte[] bytes, int from, int longest) {
        int end = from;
        while (end < Math.min(bytes.length, from + longest) && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static long number(byte[] header, int from, int length, long at) throws MalformedException {
        long value = 0;
        if ((header[from] & 0x80) != 0) { // GNU: big-endian binary
            for (int i = from + 4; i < from + length; i++) {
                value = value << 8 | header[i] & 0xff;
            }
        } else {
            for (int i = from; i < from + length && header[i] != 0; i++) {
                if (header[i] >= '0' && header[i] <= '7') {
                    value = value * 8 + header[i] - '0';
                } else if (header[i] != ' ') {
                    throw new MalformedException("a tar header with a broken size", at);
                }
            }
        }
        if (value < 0) {
            throw new MalformedException("a tar header with a broken size", at);
        }
        return value;
    }
}
