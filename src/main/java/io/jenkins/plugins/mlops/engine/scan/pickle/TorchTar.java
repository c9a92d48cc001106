package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.Format;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Sniffer;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The members of PyTorch's first file format that mix pickles with bare bytes (torch/serialization.py, {@code legacy_load}): a pickled
 * count, then for each entry a pickled tuple followed by its numbers.
 */
public final class TorchTar {
    /** Names of the members that need this reader. */
    public static final Set<String> PARTS = Set.of("storages", "tensors");

    private static final Map<String, Integer> SIZES = Map.of(
            "DoubleStorage",
            8,
            "LongStorage",
            8,
            "FloatStorage",
            4,
            "IntStorage",
            4,
            "HalfStorage",
            2,
            "BFloat16Storage",
            2,
            "ShortStorage",
            2,
            "CharStorage",
            1,
            "ByteStorage",
            1,
            "BoolStorage",
            1);

    private TorchTar() {}

    /**
     * Reads such a member.
     *
     * @return false when it is not one, and has to be looked at as anything else
     */
    public static boolean scan(String part, Content content, Place place, Scan scan) throws IOException {
        if (Sniffer.format(content.bytes(0, 16), -1) != Format.PICKLE) {
            return false;
        }
        ByteReader in = ByteReader.of(content);
        GlobalJudge globals = new GlobalJudge(scan, place, false);
        if (!(new PickleWalker(in, globals).walk() instanceof Long count) || count < 0) {
            return false;
        }
        for (long i = 0; i < count && !in.atEnd(); i++) {
            Object entry = new PickleWalker(in, globals).walk();
            Probe.look(content.slice(in.position(), content.size() - in.position()), place, in.position(), scan);
            if (part.equals("tensors")) {
                int dimensions = in.i4();
                in.skip(4 + 16L * Math.max(0, Math.min(dimensions, 64)) + 8);
            } else {
                in.skip(Math.multiplyExact(in.i8(), (long) itemSize(entry)));
            }
        }
        if (part.equals("storages") && !in.atEnd()) {
            new PickleWalker(in, globals).walk(); // the list of views
        }
        return true;
    }

    private static int itemSize(Object entry) {
        if (entry instanceof Container.Tuple tuple
                && tuple.items().size() == 3
                && tuple.items().get(2) instanceof Global type) {
            return SIZES.getOrDefault(type.name(), 1);
        }
        return 1;
    }
}
