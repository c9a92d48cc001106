package io.jenkins.plugins.mlops.engine.scan.config;

import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.pickle.KnownGlobals;
import io.jenkins.plugins.mlops.engine.scan.template.ChatTemplate;

/** Judges the objects of a configuration, in whatever notation it is written: classes, functions, templates and code that it names. */
public final class ConfigJudge implements DocumentVisitor {
    private final Place place;
    private final Scan scan;
    private final KerasConfig keras;
    private final TargetJudge targets;
    private final OwnCode code;
    private final GraphJson graphs;
    private final RegistryJudge registries;
    private final NestedJson nested;

    public ConfigJudge(Place place, Scan scan) {
        this(place, scan, 0);
    }

    /**
     * @param depth how many texts with JSON in them were opened to get here
     */
    ConfigJudge(Place place, Scan scan, int depth) {
        this.place = place;
        this.scan = scan;
        keras = new KerasConfig(place, scan);
        targets = new TargetJudge(place, scan);
        code = new OwnCode(place, scan);
        graphs = new GraphJson(place, scan);
        registries = new RegistryJudge(place, scan);
        nested = new NestedJson(place, scan, depth);
    }

    @Override
    public void object(JsonFrame frame, long offset) {
        if (KerasConfig.concerns(frame)) {
            keras.judge(frame, offset);
        }
        keras.members(frame, offset);
        if (frame.has("__module__") && frame.has("__class__") || frame.has("__loader__")) {
            skops(frame, offset);
        }
        targets.judge(frame, offset);
        code.judge(frame, offset);
        graphs.judge(frame, offset);
        registries.judge(frame, offset);
    }

    @Override
    public void text(String path, String value, long offset) {
        boolean template = path.contains("chat_template");
        if (template || value.contains("{{") || value.contains("{%")) {
            ChatTemplate.check(value, template, offset, place, scan);
        }
        graphs.text(path, value, offset);
        registries.text(value, offset);
        nested.look(value);
        if (path.contains("auto_map.")) {
            code.mapped(path, value, offset);
        }
    }

    /** skops names a Python class in each node (skops/io). */
    private void skops(JsonFrame frame, long offset) {
        String module = String.valueOf(frame.get("__module__"));
        String name = String.valueOf(frame.get("__class__"));
        KnownGlobals.report(module, name, offset, place, scan);
        String loader = frame.get("__loader__");
        if ("MethodNode".equals(loader) || "OperatorFuncNode".equals(loader)) {
            scan.report(
                    Threat.HIGH,
                    "skops-function",
                    place,
                    offset,
                    "The node is a " + loader + ": it reaches functions through attributes,"
                            + " by which skops' own check was passed before.",
                    "Do not trust types of this file unread; save the model without it.");
        }
    }
}
