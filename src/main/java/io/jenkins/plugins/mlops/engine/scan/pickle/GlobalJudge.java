package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.Decision;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides on the globals that one pickle names. */
final class GlobalJudge {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_<][\\p{L}\\p{N}_<>]*)*");
    private static final String DO_NOT =
            "Do not load this file; ask for the model in a format without code (safetensors, ONNX, the"
                    + " framework's own text or JSON).";

    private final Scan scan;
    private final Place place;
    private final boolean torchScript;
    private final Map<String, Global> known = new HashMap<>();
    private final Expansion expansion = new Expansion();
    private final ByValue byValue;
    private boolean dangerous;
    private boolean ran;
    private boolean persistent;

    /**
     * @param torchScript whether the archive is a TorchScript program, whose own classes stand under {@code __torch__} and are made by an
     *     interpreter that imports nothing
     */
    GlobalJudge(Scan scan, Place place, boolean torchScript) {
        this.scan = scan;
        this.place = place;
        this.torchScript = torchScript;
        byValue = new ByValue(scan, place);
    }

    /** The global as far as it may be used; reports it when it is not allowed. */
    Global judge(String module, String name, long offset) {
        Global global = known.get(module + '\n' + name);
        if (global == null) {
            Use use = decide(module, name, offset);
            global = new Global(module, name, use);
            known.put(module + '\n' + name, global);
        }
        return global;
    }

    private Use decide(String module, String name, long offset) {
        String shown = Text.printable(module + "." + name, 200);
        scan.global(shown);
        if (scan.policy().allows(module, name)) {
            scan.allowed("`" + shown + "`", place, offset);
            return Use.CALL;
        }
        Use use = AllowList.BUILT_IN.use(module, name);
        if (use != Use.NONE) {
            return use;
        }
        if (torchScript && (module.equals("__torch__") || module.startsWith("__torch__."))) {
            return Use.CALL;
        }
        if (ByValue.isOne(module)) {
            return byValue.judge(shown, offset);
        }
        if (byValue.told() && ByValue.isPart(module, name)) {
            return byValue.allowed() ? Use.CALL : Use.NONE; // a part of what was told
        }
        Optional<String> what = Danger.of(module, name);
        decision(module, name, shown, what, offset);
        dangerous |= what.isPresent();
        boolean named = NAME.matcher(module).matches() && NAME.matcher(name).matches();
        if (what.isPresent()) {
            scan.report(Threat.CRITICAL, "pickle-global", place, offset, "`" + shown + "` " + what.get() + ".", DO_NOT);
        } else {
            scan.report(
                    Threat.HIGH,
                    "pickle-global",
                    place,
                    offset,
                    "`" + shown + "` is not a class that honest models of the known"
                            + " frameworks name; loading the file imports it and may run its code.",
                    named
                            ? "If it is yours and needed, allow `" + shown
                                    + "` by name in a scan policy; otherwise do not load the file."
                            : DO_NOT);
        }
        return Use.NONE;
    }

    private void decision(String module, String name, String shown, Optional<String> what, long offset) {
        boolean named = NAME.matcher(module).matches() && NAME.matcher(name).matches();
        scan.decide(new Decision(
                Decision.GLOBALS,
                name.indexOf('.') < 0 ? shown : Text.printable(module + ":" + name, 200),
                place.shown(offset),
                what.map(harm -> "It " + harm + ".")
                        .orElse("Loading the file imports it and may run its code with values of the file."),
                named && what.isEmpty()));
    }

    /** Tells whether the pickle carries functions as code, so that whatever else it calls is told already. */
    boolean carriesCode() {
        return byValue.told();
    }

    /** Tells whether a well-known dangerous global was named. */
    boolean dangerous() {
        return dangerous || byValue.told();
    }

    /** Notes that something is called which is not allowed. */
    void ran(Global global) {
        ran |= NAME.matcher(global.module()).matches()
                        && NAME.matcher(global.name()).matches()
                || global.module().equals("?");
    }

    /**
     * Tells whether something was called which is not allowed: what a loader does even when the rest makes no sense to
     * it.
     */
    boolean ran() {
        return ran;
    }

    /** Notes that the loader is asked for something by an id: a plain unpickler stops there. */
    void persistent() {
        persistent = true;
    }

    /** Tells whether only a loader with storages of its own would get to the end. */
    boolean asksLoader() {
        return persistent;
    }

    /** Returns the size that the containers of this pickle would grow to. */
    Expansion expansion() {
        return expansion;
    }

    /** Reports something other than a plain global. */
    void report(Threat threat, String code, long offset, String message) {
        scan.report(threat, code, place, offset, message, DO_NOT);
    }

    Scan scan() {
        return scan;
    }

    Place place() {
        return place;
    }
}
