package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.MemoryContent;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.util.BitSet;

/** Looks through a file of one or more pickles. */
public final class PickleScanner implements FormatScanner {
    private static final int PICKLES = 100_000;

    /** The pickles behind the magic number of an old PyTorch file: protocol version, system, the model, the keys of its storages. */
    private static final int TORCH_PICKLES = 4;

    private static final String TRAILING = "trailing-data";

    /** Opcodes that may come first: those that need nothing on the stack. */
    private static final BitSet STARTS = new BitSet(256);

    static {
        for (char opcode :
                "NIJKLMFGSTUVXCB(]})cPi\u0080\u0082\u0083\u0084\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0095\u0096\u0097"
                        .toCharArray()) {
            STARTS.set(opcode);
        }
    }

    private final boolean torchScript;

    /**
     * @param torchScript whether the archive around it is a TorchScript program
     */
    public PickleScanner(boolean torchScript) {
        this.torchScript = torchScript;
    }

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        scan(ByteReader.of(content), place, scan);
    }

    /** The same for bytes that come once. */
    public void scan(ByteReader in, Place place, Scan scan) throws IOException {
        GlobalJudge globals = new GlobalJudge(scan, place, torchScript);
        Object first = new PickleWalker(in, globals).walk();
        if (first == Literals.TORCH_MAGIC) {
            for (int i = 0; i < TORCH_PICKLES; i++) {
                new PickleWalker(in, globals).walk();
            }
            probeRest(in, place, scan); // what is left are the storages, bare numbers
            return;
        }
        for (int i = 1; !in.atEnd(); i++) {
            if (Sniffer.format(in.peek(16), -1) != Format.PICKLE && !probeRest(in, place, scan)) {
                scan.report(
                        Threat.MEDIUM,
                        TRAILING,
                        place,
                        in.position(),
                        "Behind the end of the pickle stand bytes that are no"
                                + " pickle; another loader may start there.",
                        "Save the model again with the framework's own function.");
                return;
            }
            if (i > PICKLES) {
                throw new MalformedException("more than " + PICKLES + " pickles one after the other", in.position());
            }
            new PickleWalker(in, globals).walk();
        }
    }

    private static boolean probeRest(ByteReader in, Place place, Scan scan) throws IOException {
        if (in.atEnd()) {
            return false;
        }
        Content whole = in.content();
        Content rest = whole != null
                ? whole.slice(in.position(), whole.size() - in.position())
                : new MemoryContent(in.peek(1 << 16));
        return Probe.look(rest, place, in.position(), scan);
    }

    /**
     * Tries content as a pickle, whatever else it is: many first bytes of other formats are opcodes, too.
     *
     * @param head the first bytes
     * @return whether it is pickles from its first byte to its last
     */
    public static boolean attempt(Content content, byte[] head, Place place, Scan scan) throws IOException {
        if (head.length == 0 || !STARTS.get(head[0] & 0xff)) {
            return false;
        }
        Scan first = scan.trial();
        if (!Probe.look(content, place, 0, first)) {
            scan.adopt(first); // what a broken pickle asks for before it breaks still happens
            return false;
        }
        Scan whole = scan.trial();
        boolean ended = true;
        try {
            new PickleScanner(false).scan(content, place, whole);
        } catch (MalformedException e) {
            ended = false;
        }
        ended &= whole.findings().stream().noneMatch(finding -> finding.code().equals(TRAILING));
        if (ended || first.failed()) {
            scan.adopt(whole);
        }
        return ended;
    }
}
