package io.jenkins.plugins.mlops.engine.scan.archive;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.LimitException;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.pickle.TorchTar;
import java.io.IOException;

/** Looks into tar archives (POSIX.1-2001 and GNU), among them the format PyTorch had before 2018. */
public final class TarScanner implements FormatScanner {
    private static final int BLOCK = 512;
    private static final int RECORDS = 1 << 20;

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        new Walk(content, place, scan).members();
    }

    /** One pass over an archive. */
    private static final class Walk {
        private final Content content;
        private final Place place;
        private final Scan scan;
        private final PaxRecords global = new PaxRecords();
        private final PaxRecords next = new PaxRecords();
        private String longName;
        private String longLink;
        private int count;

        Walk(Content content, Place place, Scan scan) {
            this.content = content;
            this.place = place;
            this.scan = scan;
        }

        void members() throws IOException {
            boolean ended = false;
            for (long at = 0; at + BLOCK <= content.size(); ) {
                byte[] block = content.bytes(at, BLOCK);
                if (zero(block)) {
                    ended = true;
                    at += BLOCK;
                } else if (!ended) {
                    at = member(block, at);
                } else {
                    trailing(at);
                    if (!Sniffer.isTar(block)) {
                        return;
                    }
                    ended = false;
                }
            }
            long rest = content.size() % BLOCK;
            if (rest > 0 && !zero(content.bytes(content.size() - rest, (int) rest))) {
                trailing(content.size() - rest);
            }
        }

        private void trailing(long at) {
            tell(
                    "tar-trailing",
                    at,
                    "Behind the end of the archive stand more bytes; a reader that does not stop there sees other"
                            + " files.");
        }

        /** Looks at the member whose header is given; the position of the next header. */
        private long member(byte[] block, long at) throws IOException {
            TarHeader header = TarHeader.of(block, at);
            boolean describes = "LKxXg".indexOf(header.type()) >= 0;
            boolean sparse = header.type() == 'S' || !describes && next.sparse(global);
            if (!describes) {
                header = named(header, at);
            }
            long data = at + BLOCK;
            if (header.size() > content.size() - data) {
                throw new MalformedException("a tar member that reaches beyond the end", at);
            }
            if (describes) {
                describe(header, data);
            } else {
                take(header, sparse, at);
            }
            return data + (header.size() + BLOCK - 1) / BLOCK * BLOCK;
        }

        private void describe(TarHeader header, long data) throws IOException {
            if (header.size() > RECORDS) {
                throw new MalformedException("a tar header of " + header.size() + " bytes", data);
            }
            byte[] bytes = content.bytes(data, (int) header.size());
            switch (header.type()) {
                case 'L' -> longName = TarHeader.text(bytes, 0, bytes.length);
                case 'K' -> longLink = TarHeader.text(bytes, 0, bytes.length);
                case 'g' -> global.read(bytes, data);
                default -> next.read(bytes, data);
            }
        }

        private TarHeader named(TarHeader header, long at) throws IOException {
            TarHeader named = new TarHeader(
                    longName == null ? header.name() : longName,
                    longLink == null ? header.link() : longLink,
                    header.size(),
                    header.type());
            named = next.apply(named, global, at);
            longName = null;
            longLink = null;
            next.clear();
            return named;
        }

        private void take(TarHeader header, boolean sparse, long at) throws IOException {
            String name = header.name();
            String shown = "\"" + Text.printable(name, 120) + "\"";
            path(name, at);
            if (++count > scan.policy().limits().members()) {
                throw new LimitException(
                        "holds more than " + scan.policy().limits().members() + " files");
            }
            if (sparse) {
                tell("tar-sparse", at, shown + " is a file with holes, which readers put together in different ways.");
            }
            switch (header.type()) {
                case '1', '2' -> {
                    tell(
                            "archive-link",
                            at,
                            shown + " is a link to \"" + Text.printable(header.link(), 120)
                                    + "\"; unpacked, it can lead a reader or writer to any file.");
                    data(header, at);
                }
                case '5' -> data(header, at);
                case '0', '7', 'S' -> {
                    if (name.endsWith("/")) {
                        data(header, at);
                    }
                    inspect(name, content.slice(at + BLOCK, header.size()));
                }
                default ->
                    tell(
                            "archive-link",
                            at,
                            shown + " is a special file (type " + header.type()
                                    + "); unpacked, it can reach a device or pipe.");
            }
        }

        /** Data behind what is no file: some readers take it for further headers. */
        private void data(TarHeader header, long at) throws LimitException {
            if (header.size() > 0) {
                tell(
                        "tar-header",
                        at,
                        "\"" + Text.printable(header.name(), 120)
                                + "\" is not a plain file and has data all the same; readers disagree on what"
                                + " comes next.");
                scan.inspect(content.slice(at + BLOCK, header.size()), place.inside(header.name()));
            }
        }

        private void inspect(String name, Content data) throws IOException {
            Place inside = place.inside(name);
            String base = name.substring(name.lastIndexOf('/') + 1);
            if (!TorchTar.PARTS.contains(base) || !TorchTar.scan(base, data, inside, scan)) {
                scan.inspect(data, inside);
            }
        }

        private void path(String name, long at) {
            String slashes = name.replace('\\', '/');
            if (("/" + slashes + "/").contains("/../")
                    || slashes.startsWith("/")
                    || slashes.matches("(?s)[A-Za-z]:.*")) {
                tell(
                        "path-traversal",
                        at,
                        "\"" + Text.printable(name, 120) + "\" names a place outside the folder it is unpacked to"
                                + " and could overwrite files there.");
            }
        }

        private void tell(String code, long offset, String message) {
            scan.report(
                    Threat.HIGH,
                    code,
                    place,
                    offset,
                    message,
                    "Do not unpack or load it; pack the model again without links and with relative names.");
        }

        private static boolean zero(byte[] block) {
            for (byte b : block) {
                if (b != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
