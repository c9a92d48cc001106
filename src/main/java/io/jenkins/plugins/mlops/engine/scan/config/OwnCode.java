package io.jenkins.plugins.mlops.engine.scan.config;

import io.jenkins.plugins.mlops.engine.scan.core.CodeRun;
import io.jenkins.plugins.mlops.engine.scan.core.NameList;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.pickle.KnownGlobals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds where a model says that code which comes with it runs: on every load (MLflow's {@code loader_module} and models from code, handlers
 * of TorchServe), or only when it is asked for ({@code auto_map}, foreign modules of sentence-transformers and diffusers, MLflow's
 * {@code code} folder).
 */
public final class OwnCode {
    /** Modules that load MLflow's own flavours. */
    private static final NameList FLAVOURS = NameList.of(OwnCode.class, "mlflow-loaders.txt");

    private static final Set<String> HANDLERS = Set.of(
            "image_classifier",
            "image_segmenter",
            "object_detector",
            "text_classifier",
            "text_to_speech_synthesizer",
            "dali_image_classifier");
    private static final Set<String> LIBRARIES = Set.of(
            "diffusers",
            "transformers",
            "onnxruntime.training",
            "diffusers.onnx_utils",
            "stable_diffusion",
            "optimum",
            "k_diffusion");
    /** Packages of the models that PEFT's adapters are made for. */
    private static final Set<String> ADAPTED = Set.of(
            "transformers",
            "transformers_modules",
            "diffusers",
            "peft",
            "sentence_transformers",
            "timm",
            "torch",
            "torchvision",
            "optimum");

    private static final Set<String> PIPELINE_NOTES = Set.of("_class_name", "_diffusers_version", "_name_or_path");

    private final Place place;
    private final Scan scan;

    OwnCode(Place place, Scan scan) {
        this.place = place;
        this.scan = scan;
    }

    void judge(JsonFrame frame, long offset) {
        boolean flavour = frame.path().startsWith("flavors.") && frame.path().indexOf('.', 8) < 0;
        if (flavour
                || frame.get("loader_module") != null
                || frame.get("model_code_path") != null) { // an alias may stand elsewhere
            flavour(frame, offset);
        } else if ((frame.own().equals("model") && frame.has("modelName")
                        || frame.own().equals("workflow") && frame.has("workflowName"))
                && (frame.has("handler") || frame.has("modelFile"))) {
            archive(frame, offset);
        } else if (frame.has("_class_name") && frame.path().isEmpty()) {
            pipeline(frame, offset);
        } else if (frame.has("idx")
                && frame.has("path")
                && frame.get("type") != null
                && frame.get("type").indexOf('.') > 0) {
            module(frame.get("type"), frame.get("path"), offset);
        }
        String library = frame.get("parent_library");
        if (library != null && frame.has("base_model_class") && !ADAPTED.contains(library.replaceFirst("\\..*", ""))) {
            foreign(library, offset);
            run(
                    offset,
                    List.of(library.replace('.', '/') + ".py"),
                    "parent_library: " + library,
                    "when PEFT loads the adapter with its base model (AutoPeftModel), which imports a package of that"
                            + " name",
                    false);
        }
        if ("true".equals(frame.get("trust_remote_code"))) {
            scan.report(
                    Threat.LOW,
                    "remote-code",
                    place,
                    offset,
                    "The configuration says trust_remote_code: a loader that passes it on runs Python files that come"
                            + " with the model.",
                    "Load it without trust_remote_code, or read those files first.");
        }
    }

    /** MLflow: a flavour in an MLmodel file. */
    private void flavour(JsonFrame frame, long offset) {
        new FlavourPaths(place, scan).judge(frame, offset);
        String loader = frame.get("loader_module");
        String folder = frame.get("code") == null ? "code" : frame.get("code").replaceAll("/+$", "");
        if (loader != null && !FLAVOURS.has(loader)) {
            String path = loader.replace('.', '/');
            List<String> candidates =
                    new ArrayList<>(List.of(folder + "/" + path + ".py", folder + "/" + path + "/__init__.py"));
            if (frame.get("data") != null) {
                candidates.add(frame.get("data") + "/" + path + ".py");
            }
            run(
                    offset,
                    candidates,
                    "loader_module: " + loader,
                    "on every load: MLflow imports it before anything else",
                    true);
        }
        String script = frame.get("model_code_path");
        if (script != null) {
            run(
                    offset,
                    List.of(script.substring(script.lastIndexOf('/') + 1), script),
                    "model_code_path: " + script,
                    "on every load: MLflow executes it to make the model",
                    true);
        }
        if (frame.get("code") != null) {
            run(
                    offset,
                    List.of(folder + "/"),
                    "code: " + folder,
                    "when something imports it: MLflow only puts the folder on Python's path",
                    false);
        }
    }

    /** TorchServe: the description of a model archive, which stands one folder below the files. */
    private void archive(JsonFrame frame, long offset) {
        String handler = frame.get("handler");
        if (handler != null && !HANDLERS.contains(handler)) {
            String file = handler.replaceFirst(":.*$", "");
            run(
                    offset,
                    List.of("../" + file, "../" + file + ".py"),
                    "handler: " + handler,
                    "on every load: TorchServe starts it as the handler of the model",
                    true);
        }
        String model = frame.get("modelFile");
        if (model != null && !model.isEmpty()) {
            run(
                    offset,
                    List.of("../" + model),
                    "modelFile: " + model,
                    "on every load: TorchServe takes the class of the model from it",
                    true);
        }
    }

    /** Diffusers: each part of a pipeline names its library and class. */
    private void pipeline(JsonFrame frame, long offset) {
        for (Map.Entry<String, String> part : frame.firsts().entrySet()) {
            String library = part.getValue();
            if (LIBRARIES.contains(library)
                    || PIPELINE_NOTES.contains(part.getKey()) && library.startsWith("diffusers")) {
                continue;
            }
            foreign(library, offset);
            run(
                    offset,
                    List.of(part.getKey() + "/" + library + ".py", library + ".py"),
                    part.getKey() + ": " + library,
                    "only when diffusers loads the pipeline with trust_remote_code=True, or imports a package of that"
                            + " name",
                    false);
        }
    }

    /** sentence-transformers: a module by its class. */
    private void module(String type, String path, long offset) {
        if (type.startsWith("sentence_transformers.")) {
            return;
        }
        int dot = type.lastIndexOf('.');
        String module = type.substring(0, dot);
        foreign(module, offset);
        String file = module.replace('.', '/') + ".py";
        run(
                offset,
                List.of(file, path + "/" + file),
                "type: " + type,
                "only when sentence-transformers loads the model with trust_remote_code=True, or imports a package of"
                        + " that name",
                false);
    }

    /** transformers: which file holds a class. */
    void mapped(String path, String value, long offset) {
        String target = value.substring(
                value.lastIndexOf("--") + 2 > 1 && value.contains("--") ? value.lastIndexOf("--") + 2 : 0);
        int dot = target.lastIndexOf('.');
        if (dot <= 0) {
            return;
        }
        String file = target.substring(0, dot).replace('.', '/') + ".py";
        String what = path.substring(path.lastIndexOf('.') + 1);
        run(
                offset,
                List.of(file),
                "auto_map, " + what + ": " + value,
                value.contains("--")
                        ? "only when transformers loads the model with trust_remote_code=True, which fetches it from"
                                + " another repository"
                        : "only when transformers loads the model with trust_remote_code=True",
                false);
    }

    private void foreign(String module, long offset) {
        KnownGlobals.danger(module, "load")
                .filter(what -> KnownGlobals.danger(module, "x").isPresent())
                .ifPresent(what -> scan.report(
                        Threat.HIGH,
                        "config-target",
                        place,
                        offset,
                        "The configuration names `" + Text.printable(module, 100) + "` as the library of a part, which "
                                + what + ".",
                        "Do not load it."));
    }

    private void run(long offset, List<String> candidates, String named, String when, boolean always) {
        scan.codeRuns(new CodeRun(place, offset, candidates, Text.printable(named, 150), when, always));
    }
}
