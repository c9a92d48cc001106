package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.ContentStream;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.pickle.KnownGlobals;
import java.io.IOException;
import java.util.regex.Pattern;

/** Looks at JSON: model configurations that name classes, chat templates, and otherwise plain data. */
public final class JsonScanner implements FormatScanner {
    private static final Pattern TARGETS =
            Pattern.compile("(torch\\.(nn|optim)|nemo|pytorch_lightning|lightning|omegaconf|transformers)\\.[\\w.]+");

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        byte[] head = content.bytes(0, 3);
        if (head.length > 1
                && head[0] == '{'
                && (head[1] == '%' || head[1] == '{' || head[1] == '#' || head[1] == '-')) {
            new TextScanner().scan(content, place, scan); // a template, not JSON
            return;
        }
        try {
            JsonWalker.walk(new ContentStream(content), false, visitor(place, scan));
        } catch (MalformedException e) {
            if (head.length > 0 && head[0] == '[') {
                new TextScanner().scan(content, place, scan); // INI files and notes start with a bracket too
                return;
            }
            throw e;
        }
    }

    /** What is to be judged in each object of a document. */
    static JsonWalker.Visitor visitor(Place place, Scan scan) {
        KerasConfig keras = new KerasConfig(place, scan);
        return (frame, offset) -> {
            if (KerasConfig.concerns(frame)) {
                keras.judge(frame, offset);
            }
            keras.members(frame, offset);
            if (frame.has("__module__") && frame.has("__class__") || frame.has("__loader__")) {
                skops(frame, offset, place, scan);
            }
            if (frame.get("chat_template") != null) {
                ChatTemplate.check(frame.get("chat_template"), offset, place, scan);
            } else if (frame.path.endsWith("chat_template") && frame.get("template") != null) {
                ChatTemplate.check(frame.get("template"), offset, place, scan);
            }
            if (frame.has("auto_map")) {
                scan.report(
                        Threat.LOW,
                        "remote-code",
                        place,
                        offset,
                        "The configuration maps classes to Python files; a loader with"
                                + " trust_remote_code=True runs them.",
                        "Load it without trust_remote_code, or read those files first.");
            }
            String target = frame.get("_target_");
            if (target != null && !TARGETS.matcher(target).matches()) {
                scan.report(
                        Threat.HIGH,
                        "config-target",
                        place,
                        offset,
                        "The configuration makes its loader call `" + Text.printable(target, 100)
                                + "`, which may be any function.",
                        "Do not instantiate it; ask for a model without it.");
            }
        };
    }

    /** skops names a Python class in each node (skops/io). */
    private static void skops(JsonFrame frame, long offset, Place place, Scan scan) {
        String module = String.valueOf(frame.get("__module__"));
        String name = String.valueOf(frame.get("__class__"));
        KnownGlobals.report(module, name, offset, place, scan);
        String loader = frame.get("__loader__");
        if ("MethodNode".equals(loader) || "OperatorFuncNode".equals(loader) || "PartialNode".equals(loader)) {
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
