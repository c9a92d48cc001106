package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.Decision;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.Set;

/**
 * Pickles of cloudpickle and dill, which carry functions and classes as compiled code: they are code, not data with names in it, so that
 * one decision is asked for, on the file.
 */
final class ByValue {
    private static final Set<String> PACKAGES = Set.of("cloudpickle", "dill", "_dill");
    private static final Set<String> PARTS = Set.of(
            "types.CodeType",
            "types.FunctionType",
            "types.MethodType",
            "types.ModuleType",
            "types.CellType",
            "types.BuiltinFunctionType",
            "builtins.getattr",
            "builtins.type",
            "builtins.property",
            "builtins.classmethod",
            "builtins.staticmethod",
            "builtins.super",
            "abc.ABCMeta",
            "typing.Any",
            "_abc._abc_data");

    private final Scan scan;
    private final Place place;
    private boolean told;

    ByValue(Scan scan, Place place) {
        this.scan = scan;
        this.place = place;
    }

    static boolean isOne(String module) {
        int dot = module.indexOf('.');
        return PACKAGES.contains(dot < 0 ? module : module.substring(0, dot));
    }

    /** Tells whether a global is one that such a pickle puts functions together with. */
    static boolean isPart(String module, String name) {
        return PARTS.contains(module + "." + name);
    }

    /** Tells whether the pickle was found to be one. */
    boolean told() {
        return told;
    }

    boolean allowed() {
        return told && scan.policy().runsCode(place.file());
    }

    /** Reports it once. */
    Use judge(String shown, long offset) {
        boolean allowed = scan.policy().runsCode(place.file());
        if (!told) {
            told = true;
            if (allowed) {
                scan.report(
                        Threat.INFO,
                        "allowed-by-policy",
                        place,
                        offset,
                        "The file carries Python functions as code (`" + shown
                                + "`), which runs when it is loaded; the policy "
                                + scan.policy().source() + " lets it run (runsOwnCode).",
                        "Nothing to do; take it from the policy when it is no longer needed.");
            } else {
                String what = "The file carries Python functions or classes as compiled code (`" + shown
                        + "`), which runs when the file is loaded and when the model is used.";
                scan.report(
                        Threat.HIGH,
                        "pickle-code",
                        place,
                        offset,
                        what,
                        "Save the model with its functions in a module of its own; or, when you trust who made it,"
                                + " allow \""
                                + place.file() + "\" under runsOwnCode in a scan policy.");
                scan.decide(new Decision(Decision.CODE, place.file(), place.shown(offset), what, true));
            }
        }
        return allowed ? Use.CALL : Use.NONE;
    }
}
