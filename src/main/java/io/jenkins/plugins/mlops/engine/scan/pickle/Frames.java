package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;

/**
 * The frames of protocol 4. Every pickler ends a frame between two opcodes. Where a file does not, readers part: Python's own in C (before
 * 3.13.15 and 3.14.7) drops or re-reads bytes there, depending on what it has read ahead, and so runs other opcodes than any tool shows.
 */
final class Frames {
    private static final long NONE = -1;

    private final GlobalJudge globals;
    private long end = NONE;

    Frames(GlobalJudge globals) {
        this.globals = globals;
    }

    /** A frame begins behind its own opcode, which stands at {@code at}. */
    void begin(long at, long length, ByteReader in) throws IOException {
        if (length < 0) {
            throw new MalformedException("a frame of negative length", at);
        }
        if (end != NONE) {
            tell(at, "A frame begins inside another frame");
        }
        Content whole = in.content();
        if (whole != null && length > whole.size() - in.position()) {
            tell(at, "A frame is longer than the file");
        }
        end = in.position() + length;
    }

    /** An opcode with its argument was read. */
    void passed(long at, long behind) {
        if (end != NONE && behind >= end) {
            if (behind > end) {
                tell(at, "An opcode reaches over the end of its frame");
            }
            end = NONE;
        }
    }

    /** The pickle ends. */
    void end(long at, long behind) {
        if (end != NONE && behind != end) {
            tell(at, "The pickle ends inside a frame");
        }
        end = NONE;
    }

    private void tell(long at, String what) {
        globals.report(
                Threat.HIGH,
                "pickle-frame",
                at,
                what
                        + ", which no pickler writes; readers disagree on which bytes come next, so that one runs what"
                        + " another does not see.");
    }
}
