package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Watches bytes that come once for the marks of formats that do not start at the first byte. */
final class StreamFaces extends InputStream {
    private static final int TAIL = 22 + 65_535;
    private static final byte[] END = {'P', 'K', 5, 6};

    private final InputStream in;
    private final byte[] last = new byte[TAIL + 1];
    private final byte[] magic = new byte[SecondFaces.HDF_MAGIC];
    private long at;
    private long hdf = SecondFaces.HDF_FIRST;
    private boolean found;

    StreamFaces(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        for (int i = 0; i < n; i++) {
            if (at + i == hdf + magic.length) {
                found |= Sniffer.format(magic, -1) == Format.HDF5;
                hdf *= 2;
            }
            if (at + i >= hdf) {
                magic[(int) (at + i - hdf)] = into[offset + i];
            }
        }
        for (int i = Math.max(0, n - last.length); i < n; ) {
            int to = (int) ((at + i) % last.length);
            int part = Math.min(n - i, last.length - to);
            System.arraycopy(into, offset + i, last, to, part);
            i += part;
        }
        at += Math.max(0, n);
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] sink = new byte[(int) Math.min(1 << 16, Math.max(1, n))];
        long left = n;
        while (left > 0) {
            int got = read(sink, 0, (int) Math.min(sink.length, left));
            if (got < 0) {
                break;
            }
            left -= got;
        }
        return n - left;
    }

    /** Reports what was seen; to be asked once the bytes are read. */
    void report(Place place, Scan scan) throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (found) {
            SecondFaces.tell(place, -1, "an HDF5 file", scan);
        }
        int size = (int) Math.min(at, TAIL);
        byte[] tail = new byte[size];
        for (int i = 0; i < size; i++) {
            tail[i] = last[(int) ((at - size + i) % last.length)];
        }
        for (int i = 0; i + 22 <= size; i++) {
            if (Arrays.equals(tail, i, i + END.length, END, 0, END.length)) {
                int members = tail[i + 10] & 0xff | (tail[i + 11] & 0xff) << 8;
                int comment = tail[i + 20] & 0xff | (tail[i + 21] & 0xff) << 8;
                if (members > 0 && i + 22 + comment <= size) {
                    SecondFaces.tell(place, -1, "a zip archive", scan);
                    return;
                }
            }
        }
    }
}
