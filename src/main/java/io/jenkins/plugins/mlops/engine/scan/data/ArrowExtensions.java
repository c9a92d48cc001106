package io.jenkins.plugins.mlops.engine.scan.data;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Finds columns of Arrow's Python extension type in the description of a Parquet or Arrow file: PyArrow before 14.0.1 unpickled what stands
 * beside that name as soon as the file was opened (CVE-2023-47248). Parquet holds Arrow's description in Base64.
 */
final class ArrowExtensions {
    private static final String NAME = "arrow.py_extension_type";
    private static final int CHUNK = 1 << 20;
    private static final List<byte[]> FORMS = forms();

    private ArrowExtensions() {}

    /** Looks through the bytes that describe the columns. */
    static void look(Content content, long from, long to, Place place, Scan scan) throws IOException {
        for (long at = from; at < to; at += CHUNK) {
            byte[] chunk = content.bytes(at, (int) Math.min(CHUNK + 64, to - at));
            for (byte[] form : FORMS) {
                int found = index(chunk, form);
                if (found >= 0) {
                    scan.report(
                            Threat.CRITICAL,
                            "arrow-pickle",
                            place,
                            at + found,
                            "A column has the type `" + NAME + "`: PyArrow before 14.0.1 runs the pickle in its"
                                    + " description when the file is opened.",
                            "Do not open it; ask for the table without extension types.");
                    return;
                }
            }
        }
    }

    /** The name as it is, and in Base64 from each of the three places in a group that it may start at. */
    private static List<byte[]> forms() {
        List<byte[]> forms = new ArrayList<>();
        forms.add(NAME.getBytes(StandardCharsets.US_ASCII));
        for (int skip = 0; skip < 3; skip++) {
            String text =
                    Base64.getEncoder().encodeToString(NAME.substring(skip).getBytes(StandardCharsets.US_ASCII));
            forms.add(text.substring(0, NAME.substring(skip).length() / 3 * 4).getBytes(StandardCharsets.US_ASCII));
        }
        return forms;
    }

    private static int index(byte[] in, byte[] what) {
        for (int i = 0; i + what.length <= in.length; i++) {
            if (in[i] == what[0] && java.util.Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }
}
