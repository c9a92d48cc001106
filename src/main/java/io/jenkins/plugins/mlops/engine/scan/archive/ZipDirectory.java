package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.LimitException;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The central directory of a zip archive (APPNOTE 6.3.10), read without trusting the local headers.
 *
 * @param members in the order of the directory
 * @param start where the directory begins
 * @param shift bytes in front of the archive that its positions do not count
 * @param end first byte behind the end record
 */
record ZipDirectory(List<ZipMember> members, long start, long shift, long end) {
    static final int END = 22;
    private static final int COMMENT = 65_535;
    private static final long LARGEST = 256L << 20;

    /** Where the end record stands that most readers take, or -1: the last one in the last 64 KiB, whatever stands behind it. */
    static long findEnd(Content content) throws IOException {
        long[] ends = findEnds(content);
        return ends.length == 0 ? -1 : ends[ends.length - 1];
    }

    /** All places where an end record may stand, in order. */
    static long[] findEnds(Content content) throws IOException {
        byte[] last = content.bytes(content.size() - Math.min(content.size(), END), END);
        if (last.length == END && isEnd(last, 0) && last[20] == 0 && last[21] == 0) {
            return new long[] {content.size() - END}; // no comment, as nearly always
        }
        int window = (int) Math.min(content.size(), END + COMMENT);
        byte[] tail = content.bytes(content.size() - window, window);
        List<Long> ends = new ArrayList<>(1);
        for (int i = 0; i <= tail.length - END; i++) {
            if (tail[i + 2] == 5 && isEnd(tail, i)) { // a 5 is rarer than a P in text and in compressed numbers
                ends.add(content.size() - window + i);
            }
        }
        return ends.stream().mapToLong(Long::longValue).toArray();
    }

    static boolean isEnd(byte[] bytes, int at) {
        return bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6;
    }

    static ZipDirectory read(Content content, int mostMembers) throws IOException {
        long end = findEnd(content);
        if (end < 0) {
            throw new MalformedException("a zip archive without its directory at the end", content.size());
        }
        return read(content, end, mostMembers);
    }

    /** The directory that one end record tells of. */
    static ZipDirectory read(Content content, long end, int mostMembers) throws IOException {
        ByteBuffer record = buffer(content, end, END);
        record.position(10);
        long count = Short.toUnsignedLong(record.getShort());
        long size = Integer.toUnsignedLong(record.getInt());
        long start = Integer.toUnsignedLong(record.getInt());
        long behind = end;
        if (end >= 20) { // readers use the 64-bit record whenever it is there
            ByteBuffer locator = buffer(content, end - 20, 20);
            if (locator.getInt() == 0x07064b50) {
                locator.getInt();
                long at = locator.getLong();
                ByteBuffer large = buffer(content, at, 56);
                if (large.getInt() != 0x06064b50) {
                    throw new MalformedException(
                            "the 64-bit end record of a zip archive is not where it should be", at);
                }
                large.position(32);
                long[] small = {count, size, start};
                count = large.getLong();
                size = large.getLong();
                start = large.getLong();
                behind = at;
                if (small[0] != 0xffff && small[0] != count
                        || small[1] != 0xffffffffL && small[1] != size
                        || small[2] != 0xffffffffL && small[2] != start) {
                    throw new MalformedException("a zip archive whose two end records name different directories", end);
                }
            }
        }
        if (size < 0 || start < 0 || size > LARGEST || count < 0 || size > behind) {
            throw new MalformedException("a zip directory of impossible size", end);
        }
        if (count > mostMembers) {
            throw new LimitException("holds " + count + " files");
        }
        long shift = behind - size - start;
        if (shift < 0) {
            throw new MalformedException("a zip directory that lies behind its own end", end);
        }
        List<ZipMember> members = members(buffer(content, start + shift, (int) size), shift, mostMembers);
        if (members.size() != count) {
            throw new MalformedException("a zip directory of " + members.size() + " files that says " + count, end);
        }
        record.position(20);
        return new ZipDirectory(members, start + shift, shift, end + END + Short.toUnsignedLong(record.getShort()));
    }

    private static List<ZipMember> members(ByteBuffer directory, long shift, int most) throws IOException {
        List<ZipMember> members = new ArrayList<>();
        while (directory.remaining() > 0) {
            if (directory.remaining() < 46 || directory.getInt() != 0x02014b50) {
                throw new MalformedException("a broken entry in the zip directory", -1);
            }
            int system = directory.getShort() >> 8 & 0xff;
            directory.getShort();
            int flags = Short.toUnsignedInt(directory.getShort());
            int method = Short.toUnsignedInt(directory.getShort());
            directory.getInt();
            long crc = Integer.toUnsignedLong(directory.getInt());
            long packed = Integer.toUnsignedLong(directory.getInt());
            long size = Integer.toUnsignedLong(directory.getInt());
            int nameLength = Short.toUnsignedInt(directory.getShort());
            int extraLength = Short.toUnsignedInt(directory.getShort());
            int commentLength = Short.toUnsignedInt(directory.getShort());
            directory.getShort();
            directory.getShort();
            int attributes = directory.getInt();
            long header = Integer.toUnsignedLong(directory.getInt());
            if (directory.remaining() < nameLength + extraLength + commentLength) {
                throw new MalformedException("a broken entry in the zip directory", -1);
            }
            byte[] name = new byte[nameLength];
            directory.get(name);
            ByteBuffer extra =
                    directory.slice(directory.position(), extraLength).order(ByteOrder.LITTLE_ENDIAN);
            directory.position(directory.position() + extraLength + commentLength);
            long[] large = large(extra, size == 0xffffffffL, packed == 0xffffffffL, header == 0xffffffffL);
            boolean link = system == 3 && (attributes >>> 16 & 0xf000) == 0xa000;
            members.add(new ZipMember(
                    new ZipMember.Paths(
                            new String(name, StandardCharsets.UTF_8),
                            ZipExtra.unicodePath(extra.duplicate().rewind().order(ByteOrder.LITTLE_ENDIAN))),
                    new ZipMember.Stored(
                            method, flags, crc, large[1] >= 0 ? large[1] : packed, large[0] >= 0 ? large[0] : size),
                    (large[2] >= 0 ? large[2] : header) + shift,
                    link));
            if (members.size() > most) {
                throw new LimitException("holds more than " + most + " files");
            }
        }
        return members;
    }

    /** Size, packed size and header position from the 64-bit extra field, -1 where it does not give them. */
    private static long[] large(ByteBuffer extra, boolean size, boolean packed, boolean header)
            throws MalformedException {
        long[] found = {-1, -1, -1};
        boolean[] wanted = {size, packed, header};
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int length = Short.toUnsignedInt(extra.getShort());
            if (length > extra.remaining()) {
                return found; // some writers pad carelessly
            }
            int next = extra.position() + length;
            if (id == 1) {
                for (int i = 0; i < 3; i++) {
                    if (wanted[i] && next - extra.position() >= 8) {
                        found[i] = extra.getLong();
                        if (found[i] < 0) {
                            throw new MalformedException("a negative size in the zip directory", -1);
                        }
                    }
                }
            }
            extra.position(next);
        }
        return found;
    }

    private static ByteBuffer buffer(Content content, long at, int length) throws IOException {
        byte[] bytes = at < 0 ? new byte[0] : content.bytes(at, length);
        if (bytes.length < length) {
            throw new MalformedException("the zip archive ends too early", at);
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
