package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import java.util.Optional;

/** The same judgement on a Python name for formats that are not pickles but name classes all the same. */
public final class KnownGlobals {
    private KnownGlobals() {}

    /** Reports the name unless honest models use it. */
    public static void report(String module, String name, long offset, Place place, Scan scan) {
        new GlobalJudge(scan, place, false).judge(module, name, offset);
    }

    /** Returns the dangerous effect that a name is known for; as the rest of a sentence. */
    public static Optional<String> danger(String module, String name) {
        return Danger.of(module, name);
    }
}
