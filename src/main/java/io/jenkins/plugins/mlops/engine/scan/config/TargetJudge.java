package io.jenkins.plugins.mlops.engine.scan.config;

import io.jenkins.plugins.mlops.engine.scan.core.Decision;
import io.jenkins.plugins.mlops.engine.scan.core.NameList;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.pickle.KnownGlobals;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Judges what a configuration makes its loader call: {@code _target_} of Hydra and NeMo, {@code target} with {@code params} of diffusion
 * configurations, {@code class_path} of Lightning's command line. Such a loader imports a dotted name step by step through attributes, so
 * only whole names that are known to be classes pass (allowed-targets.txt, written by src/test/fixtures/make_allowlist.py).
 */
public final class TargetJudge {
    private static final NameList ALLOWED = NameList.of(TargetJudge.class, "allowed-targets.txt");
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)+");

    /** Operators that an exported program calls: those of PyTorch itself, and arithmetic. */
    private static final Pattern EXPORTED = Pattern.compile(
            "torch\\.ops\\.(aten|prims|prim|quantized|quantized_decomposed|higher_order|mkldnn|torchvision)\\.(?!(from_file|save|load|_save|py_)\\b)\\w+(\\.\\w+)?"
                    + "|_operator\\.(add|sub|mul|truediv|floordiv|mod|pow|neg|pos|abs|eq|ne|lt|le|gt|ge|and_|or_|xor|not_|getitem|index)"
                    + "|torch\\.sym_(int|float|max|min|not|ite|sum|sqrt)|math\\.(floor|ceil|trunc|sqrt|log|exp|pow)|torch\\._sym_\\w+");

    private final Place place;
    private final Scan scan;

    TargetJudge(Place place, Scan scan) {
        this.place = place;
        this.scan = scan;
    }

    void judge(JsonFrame frame, long offset) {
        if (frame.has("_target_")) {
            if (frame.twice()) {
                scan.report(
                        Threat.HIGH,
                        "config-target",
                        place,
                        offset,
                        "An object names what is called (`_target_`) or another deciding member twice, so that readers"
                                + " call different functions.",
                        "Do not instantiate it; ask for the file as it was written.");
            }
            String target = frame.get("_target_");
            if (target == null) {
                if (!frame.firsts().containsKey("_target_")) {
                    return; // a number or a mapping: Hydra refuses it
                }
                target = frame.firsts().get("_target_");
            }
            called(target, Threat.HIGH, offset);
        }
        if (frame.get("class_path") != null
                && DOTTED.matcher(frame.get("class_path")).matches()) {
            called(frame.get("class_path"), frame.has("init_args") ? Threat.HIGH : Threat.LOW, offset);
        }
        String target = frame.get("target");
        if (target != null && DOTTED.matcher(target).matches()) {
            boolean node = frame.has("inputs") && frame.has("outputs"); // of a program that torch.export wrote
            if (!node || !EXPORTED.matcher(target).matches()) {
                called(target, frame.has("params") || node ? Threat.HIGH : Threat.LOW, offset);
            }
        }
    }

    private void called(String target, Threat otherwise, long offset) {
        String name = target.strip();
        if (ALLOWED.has(name)) {
            return;
        }
        String shown = "`" + Text.printable(name, 100) + "`";
        int dot = name.lastIndexOf('.');
        if (dot > 0 && scan.policy().allows(name.substring(0, dot), name.substring(dot + 1))) {
            scan.allowed(shown, place, offset);
            return;
        }
        Optional<String> danger = danger(name);
        if (danger.isPresent()) {
            scan.report(
                    Threat.CRITICAL,
                    "config-target",
                    place,
                    offset,
                    "The configuration makes its loader call " + shown + ", which " + danger.get() + ".",
                    "Do not instantiate it; ask for a model without it.");
        } else {
            scan.report(
                    otherwise,
                    "config-target",
                    place,
                    offset,
                    "The configuration makes its loader call " + shown
                            + ", which is not a class of a known framework and may do anything.",
                    "Do not instantiate it unread; if it is yours, allow it by name in a scan policy.");
        }
        scan.decide(new Decision(
                Decision.GLOBALS,
                name,
                place.shown(offset),
                danger.map(what -> "It " + what + ".")
                        .orElse("Its loader imports and calls it with values of the configuration."),
                danger.isEmpty() && DOTTED.matcher(name).matches()));
    }

    /** Returns the danger of any step of the name: {@code a.b.os.system} is {@code os.system}. */
    private static Optional<String> danger(String name) {
        String rest = name;
        while (true) {
            int last = rest.lastIndexOf('.');
            if (last < 0) {
                return Optional.empty();
            }
            Optional<String> what = KnownGlobals.danger(rest.substring(0, last), rest.substring(last + 1));
            if (what.isPresent()) {
                return what;
            }
            rest = rest.substring(rest.indexOf('.') + 1);
        }
    }
}
