package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.LimitException;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.pickle.TorchTar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into tar archives (POSIX.1-2001 and GNU), among them the format PyTorch had before 2018. */
public final class TarScanner implements FormatScanner {
    private static final int BLOCK = 512;
    private static final int NAME = 1 << 16;
    private static final Pattern PAX_PATH = Pattern.compile("(?s)(?:^|\\n)\\d+ (?:path|linkpath)=([^\\n]*)\\n");

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        String longName = null;
        int members = 0;
        for (long at = 0; at + BLOCK <= content.size(); ) {
            byte[] header = content.bytes(at, BLOCK);
            if (zero(header)) {
                return;
            }
            long size = number(header, 124, 12, at);
            char type = header[156] == 0 ? '0' : (char) header[156];
            long data = at + BLOCK;
            if (size > content.size() - data) {
                throw new MalformedException("a tar member that reaches beyond the end", at);
            }
            String name = longName != null ? longName : text(header, 0, 100);
            longName = null;
            switch (type) {
                case 'L' -> longName = text(content.bytes(data, (int) Math.min(size, NAME)), 0, NAME);
                case 'x', 'g' -> {
                    Matcher path = PAX_PATH.matcher(
                            new String(content.bytes(data, (int) Math.min(size, NAME)), StandardCharsets.UTF_8));
                    while (path.find()) {
                        longName = path.group(1);
                        name(longName, at, place, scan);
                    }
                }
                case '1', '2' ->
                    tell(
                            place,
                            scan,
                            "archive-link",
                            at,
                            "\"" + Text.printable(name, 120) + "\" is a link to \""
                                    + Text.printable(text(header, 157, 100), 120)
                                    + "\"; unpacked, it can lead a reader or writer to any file.");
                case '0', '7', 'S' -> {
                    if (++members > scan.policy().limits().members()) {
                        throw new LimitException(
                                "holds more than " + scan.policy().limits().members() + " files");
                    }
                    name(name, at, place, scan);
                    member(name, content.slice(data, size), place.inside(name), scan);
                }
                case '5', 'K' -> name(name, at, place, scan);
                default ->
                    tell(
                            place,
                            scan,
                            "archive-link",
                            at,
                            "\"" + Text.printable(name, 120) + "\" is a special file (type " + type
                                    + "); unpacked, it can reach a device or pipe.");
            }
            at = data + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
    }

    private static void member(String name, Content content, Place place, Scan scan) throws IOException {
        String base = name.substring(name.lastIndexOf('/') + 1);
        if (!TorchTar.PARTS.contains(base) || !TorchTar.scan(base, content, place, scan)) {
            scan.inspect(content, place);
        }
    }

    private static void name(String name, long at, Place place, Scan scan) {
        if (("/" + name.replace('\\', '/') + "/").contains("/../") || name.startsWith("/")) {
            tell(
                    place,
                    scan,
                    "path-traversal",
                    at,
                    "\"" + Text.printable(name, 120) + "\" names a place outside the folder it is unpacked to"
                            + " and could overwrite files there.");
        }
    }

    private static void tell(Place place, Scan scan, String code, long offset, String message) {
        scan.report(
                Threat.HIGH,
                code,
                place,
                offset,
                message,
                "Do not unpack or load it; pack the model again without links and with" + " relative names.");
    }

    private static boolean zero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static String text(byte[] bytes, int from, int longest) {
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
            for (int i = from; i < from + length; i++) {
                if (header[i] >= '0' && header[i] <= '7') {
                    value = value * 8 + header[i] - '0';
                } else if (header[i] != ' ' && header[i] != 0) {
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
