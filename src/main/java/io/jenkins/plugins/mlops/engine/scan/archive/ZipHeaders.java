package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the local headers of a zip archive with its directory: where they disagree, two readers see two different files. */
final class ZipHeaders {
    /**
     * Number of bytes read behind a header at once: its name, its extra field (torch fills up to 64 bytes), and the
     * first bytes of the member.
     */
    private static final int NAME = 226;

    private static final String SAVE_AGAIN = "Do not load it; save the model again with the framework's own function.";

    /** Enough to tell a pickle or an archive. */
    static final int FIRST = 16;

    private final Content content;
    private final ZipDirectory directory;
    private final Place place;
    private final Scan scan;
    private final Map<ZipMember, Content> data = new IdentityHashMap<>();
    private final Map<ZipMember, byte[]> firsts = new IdentityHashMap<>();

    ZipHeaders(Content content, ZipDirectory directory, Place place, Scan scan) {
        this.content = content;
        this.directory = directory;
        this.place = place;
        this.scan = scan;
    }

    /** Checks them all; afterwards {@link #data} gives each member's packed bytes. */
    void check() throws IOException {
        if (directory.shift() > 0) {
            tell(
                    "zip-prefix",
                    0,
                    directory.shift()
                            + " bytes stand in front of the archive; a reader that starts at the first byte sees"
                            + " another file than one that starts at the directory.");
        }
        if (directory.end() != content.size()) {
            tell(
                    "zip-trailing",
                    directory.end(),
                    "Behind the end of the archive stand " + (content.size() - directory.end())
                            + " more bytes; a reader that looks for another end sees another archive.");
        }
        others();
        List<ZipMember> members = new ArrayList<>(directory.members());
        Set<String> names = new HashSet<>();
        for (ZipMember member : members) {
            name(member, names);
        }
        members.sort(Comparator.comparingLong(ZipMember::header));
        long behind = directory.shift();
        for (ZipMember member : members) {
            if (member.header() < behind) {
                tell(
                        "zip-overlap",
                        member.header(),
                        shown(member) + " shares its bytes with another member, as archive bombs and files"
                                + " made for two readers do.");
            } else {
                gap(behind, member.header());
            }
            behind = Math.max(behind, local(member));
        }
        gap(behind, directory.start());
    }

    /** The packed bytes of a member, or null when its header is broken (which was reported). */
    Content data(ZipMember member) {
        return data.get(member);
    }

    /** The first bytes of a member as they are packed, when they came with its header; else fewer than asked for. */
    byte[] first(ZipMember member) {
        return firsts.getOrDefault(member, new byte[0]);
    }

    /** Other end records in the tail that lead to a directory of their own. */
    private void others() throws IOException {
        for (long end : ZipDirectory.findEnds(content)) {
            try {
                ZipDirectory other = ZipDirectory.read(content, end, Integer.MAX_VALUE);
                boolean packed = end
                        < directory
                                .start(); // an archive inside the archive, or in front of it, which is told elsewhere
                if (!packed && !other.members().isEmpty() && other.start() != directory.start()) {
                    tell(
                            "zip-hidden",
                            end,
                            "A second directory stands in the tail of the archive; which of the two counts depends on"
                                    + " the reader.");
                }
            } catch (MalformedException e) {
                // bytes that only look like an end
            }
        }
    }

    private void name(ZipMember member, Set<String> names) {
        if (member.other() != null && !member.other().equals(member.name())) {
            tell(
                    "zip-header",
                    member.header(),
                    shown(member) + " has a second name (Unicode Path), \"" + Text.printable(member.other(), 120)
                            + "\", which some readers take instead.");
            path(member, member.other());
        }
        path(member, member.name());
        String name = member.name();
        if (!names.add(name)) {
            tell(
                    "zip-duplicate",
                    member.header(),
                    shown(member) + " is there twice; readers disagree on which of them they load.");
        }
        if (member.link()) {
            tell(
                    "archive-link",
                    member.header(),
                    shown(member) + " is a symbolic link; unpacked, it can lead a reader or writer to any file.");
        }
        if (member.encrypted()) {
            tell(
                    "encrypted",
                    member.header(),
                    shown(member) + " is encrypted, so that nobody can look at what will be loaded.");
        }
    }

    private void path(ZipMember member, String name) {
        boolean climbs = ("/" + name.replace('\\', '/') + "/").contains("/../");
        if (climbs
                || name.startsWith("/")
                || name.startsWith("\\")
                || name.indexOf('\0') >= 0
                || name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
            tell(
                    "path-traversal",
                    member.header(),
                    "\"" + Text.printable(name, 120) + "\" names a place outside the folder it is unpacked to and could"
                            + " overwrite files there.");
        }
    }

    /** Looks at one local header and returns the first byte behind the member's data. */
    private long local(ZipMember member) throws IOException {
        byte[] head = content.bytes(member.header(), 30 + NAME);
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        if (head.length < 30 || header.getInt() != 0x04034b50) {
            tell("zip-header", member.header(), shown(member) + " has no local header where the directory says.");
            return member.header();
        }
        int flags = Short.toUnsignedInt(header.getShort(6));
        int method = Short.toUnsignedInt(header.getShort(8));
        long crc = Integer.toUnsignedLong(header.getInt(14));
        long packed = Integer.toUnsignedLong(header.getInt(18));
        long size = Integer.toUnsignedLong(header.getInt(22));
        int nameLength = Short.toUnsignedInt(header.getShort(26));
        int extraLength = Short.toUnsignedInt(header.getShort(28));
        String name = nameLength <= Math.min(NAME, head.length - 30)
                ? new String(head, 30, nameLength, StandardCharsets.UTF_8)
                : new String(content.bytes(member.header() + 30, nameLength), StandardCharsets.UTF_8);
        boolean open = (flags & 8) != 0 || member.streamed(); // sizes may stand behind the data
        if (!name.equals(member.name())) {
            differ(member, "name", "\"" + Text.printable(name, 80) + "\"");
        } else if (method != member.method()) {
            differ(member, "compression", String.valueOf(method));
        } else if ((flags & 1) != (member.flags() & 1)) {
            differ(member, "encryption", String.valueOf(flags & 1));
        } else if (crc != member.crc() && !(open && crc == 0)) {
            differ(member, "CRC", Long.toHexString(crc));
        } else if (packed != member.packed() && packed != 0xffffffffL && !(open && packed == 0)) {
            differ(member, "packed size", String.valueOf(packed));
        } else if (size != member.size() && size != 0xffffffffL && !(open && size == 0)) {
            differ(member, "size", String.valueOf(size));
        } else if (extraLength > 0) {
            String other = ZipExtra.unicodePath(ByteBuffer.wrap(extra(head, member, nameLength, extraLength))
                    .order(ByteOrder.LITTLE_ENDIAN));
            if (other != null && !other.equals(member.other()) && !other.equals(member.name())) {
                differ(member, "Unicode Path", "\"" + Text.printable(other, 80) + "\"");
                path(member, other);
            }
        }
        long from = member.header() + 30 + nameLength + extraLength;
        if (from + member.packed() > directory.start()) {
            tell("zip-header", member.header(), shown(member) + " reaches into the directory of the archive.");
            return directory.start();
        }
        data.put(member, content.slice(from, member.packed()));
        int at = 30 + nameLength + extraLength;
        if (head.length - at >= FIRST) {
            firsts.put(member, Arrays.copyOfRange(head, at, at + (int) Math.min(FIRST, member.packed())));
        }
        return from + member.packed();
    }

    private byte[] extra(byte[] head, ZipMember member, int nameLength, int extraLength) throws IOException {
        int at = 30 + nameLength;
        return head.length >= at + extraLength
                ? Arrays.copyOfRange(head, at, at + extraLength)
                : content.bytes(member.header() + at, extraLength);
    }

    private void differ(ZipMember member, String what, String local) {
        tell(
                "zip-header",
                member.header(),
                shown(member) + " has another " + what + " in its local header (" + local + ") than in the"
                        + " directory; a scanner and a loader may see different content.");
    }

    private void gap(long from, long to) throws IOException {
        if (to - from >= 30) {
            byte[] head = content.bytes(from, 32);
            int descriptor = head[0] == 'P' && head[1] == 'K' && head[2] == 7 && head[3] == 8 ? 4 : 0;
            for (int skip : new int[] {0, 12 + descriptor, 20 + descriptor}) {
                if (from + skip < to
                        && head.length >= skip + 4
                        && head[skip] == 'P'
                        && head[skip + 1] == 'K'
                        && head[skip + 2] == 3
                        && head[skip + 3] == 4) {
                    tell(
                            "zip-hidden",
                            from + skip,
                            "A member stands in the archive that its directory does not name; a reader that goes"
                                    + " from header to header loads it.");
                    return;
                }
            }
        }
    }

    private static String shown(ZipMember member) {
        return "\"" + Text.printable(member.name(), 120) + "\"";
    }

    private void tell(String code, long offset, String message) {
        scan.report(Threat.HIGH, code, place, offset, message, SAVE_AGAIN);
    }
}
