package io.jenkins.plugins.mlops.engine.scan.config;

import io.jenkins.plugins.mlops.engine.scan.core.NameList;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges the objects of a Keras configuration (keras/src/saving/serialization_lib.py): each names a class by {@code module} and
 * {@code class_name}, and a loader imports whatever stands there.
 */
public final class KerasConfig {
    private static final Pattern MODULE =
            Pattern.compile("(tensorflow\\.(python\\.)?|tf_)?keras\\.(src\\.)?(api\\.(_v2\\.|_v1\\.)?keras\\.)?"
                    + "(layers|models|initializers|regularizers|constraints|activations|optimizers|losses|metrics|dtype_policies|random|engine"
                    + "|ops|dtensor|quantizers|mixed_precision|backend\\.[a-z]+\\.optimizers)(\\.[a-z0-9_]+)*");
    private static final Set<String> BARE = Set.of("keras", "builtins", "tensorflow", "tf", "numpy");
    private static final Set<String> BUILTINS = Set.of(
            "function",
            "dict",
            "list",
            "tuple",
            "set",
            "str",
            "int",
            "float",
            "bool",
            "slice",
            "ellipsis",
            "NoneType",
            "DType",
            "TensorShape");
    private static final NameList CLASSES = NameList.of(KerasConfig.class, "keras-classes.txt");
    private static final NameList FUNCTIONS = NameList.of(KerasConfig.class, "keras-functions.txt");
    private static final NameList OPERATIONS = NameList.of(KerasConfig.class, "keras-operations.txt");
    private static final Set<String> CARRIERS = Set.of("TFOpLambda", "SlicingOpLambda", "TensorFlowOpLayer");
    private static final Set<String> WRAPPED = Set.of(
            "__lambda__",
            "__tensor__",
            "__tuple__",
            "TypeSpec",
            "CompositeTensor",
            "__numpy__",
            "__keras_tensor__",
            "__ellipsis__",
            "__typespec__",
            "__bytes__");
    private static final Pattern FILE_OP = Pattern.compile(
            "(?i).*(^|[._])(io|raw_ops|py_func\\w*|numpy_function|load\\w*|read_file|write_file|saved_model|train|data|summary|system|eval|"
                    + "exec)([._]|$).*");
    private static final String SAVE_AGAIN =
            "Do not load it with safe_mode=False; save the model again with layers of Keras only, or"
                    + " rebuild it in code and load the weights alone.";

    private final Place place;
    private final Scan scan;

    KerasConfig(Place place, Scan scan) {
        this.place = place;
        this.scan = scan;
    }

    /** Tells whether an object is one of a Keras configuration. */
    public static boolean concerns(JsonFrame frame) {
        return frame.has("class_name");
    }

    void judge(JsonFrame frame, long offset) {
        String name = frame.get("class_name");
        String module = frame.get("module");
        String registered = frame.get("registered_name");
        if (frame.twice()) {
            tell(
                    Threat.HIGH,
                    "keras-config",
                    offset,
                    frame,
                    "names its class twice, so that readers see different classes");
        }
        if (name == null) {
            tell(Threat.HIGH, "keras-config", offset, frame, "has a class_name that is not text");
            return;
        }
        String base = name.substring(name.lastIndexOf('>') + 1);
        String shown = "`" + Text.printable((module == null ? "" : module + ".") + name, 150) + "`";
        switch (base) {
            case "Lambda", "__lambda__" -> {
                tell(
                        Threat.CRITICAL,
                        "keras-lambda",
                        offset,
                        frame,
                        shown + " carries Python code, which runs when the model is loaded or used");
                return;
            }
            case "TorchModuleWrapper" -> {
                tell(
                        Threat.CRITICAL,
                        "keras-torch",
                        offset,
                        frame,
                        shown + " unpickles a PyTorch module that stands in the configuration");
                return;
            }
            case "TFSMLayer", "JaxLayer", "FlaxLayer" -> {
                tell(
                        Threat.HIGH,
                        "keras-layer",
                        offset,
                        frame,
                        shown + " loads another model or calls functions that the file names");
                return;
            }
            default -> {
                // judged below
            }
        }
        if (module != null && !module.isEmpty() && !MODULE.matcher(module).matches() && !BARE.contains(module)) {
            tell(
                    Threat.CRITICAL,
                    "keras-module",
                    offset,
                    frame,
                    shown + " makes the loader import `" + Text.printable(module, 100)
                            + "` and use what the file names there");
        } else if ("builtins".equals(module) && !BUILTINS.contains(name)) {
            tell(Threat.CRITICAL, "keras-module", offset, frame, shown + " reaches a built-in function of Python");
        } else if (name.equals("function")) {
            if (!function(frame)) {
                tell(
                        Threat.CRITICAL,
                        "keras-function",
                        offset,
                        frame,
                        shown + " names a function outside the losses, metrics and activations of Keras");
            }
        } else if (!"builtins".equals(module) && !WRAPPED.contains(name)) {
            known(new Named(name, base, module, registered, shown), frame, offset);
        }
    }

    /** A class as a configuration names it. */
    private record Named(String name, String base, String module, String registered, String shown) {
        boolean custom() {
            return name.indexOf('>') > 0 && !(name.startsWith("Custom>") && CLASSES.has(base))
                    || registered != null
                            && registered.indexOf('>') > 0
                            && !registered.startsWith("keras")
                            && !registered.startsWith("builtins");
        }
    }

    /** A class has to be one of Keras' own, by its exact name. */
    private void known(Named named, JsonFrame frame, long offset) {
        if (CLASSES.has(named.base())
                || CARRIERS.contains(named.base())
                || FUNCTIONS.has(named.base()) && named.module() == null) {
            if (!named.custom()) {
                return;
            }
        } else if (named.module() != null && !named.module().isEmpty() && !named.custom()) {
            tell(
                    BARE.contains(named.module()) ? Threat.CRITICAL : Threat.HIGH,
                    "keras-class",
                    offset,
                    frame,
                    named.shown() + " is not a class of layers, losses or the like of Keras");
            return;
        }
        boolean allowed =
                scan.policy().globals().contains(named.registered() == null ? named.name() : named.registered());
        if (allowed) {
            scan.allowed(named.shown(), place, offset);
            return;
        }
        tell(
                Threat.LOW,
                "keras-custom",
                offset,
                frame,
                named.shown() + " is a class of the author's own (`"
                        + Text.printable(named.registered() == null ? named.name() : named.registered(), 80)
                        + "`), whose code must be there to load the model");
    }

    /** A function is named by its config: a plain word is looked up among those of Keras. */
    private static boolean function(JsonFrame frame) {
        String config = frame.get("config");
        return config == null ? !frame.has("config") : FUNCTIONS.has(config.substring(config.lastIndexOf('>') + 1));
    }

    /** Judges members that name files or functions, in any object of a configuration. */
    void members(JsonFrame frame, long offset) {
        if ("lambda".equals(frame.get("function_type")) || "lambda".equals(frame.get("output_shape_type"))) {
            tell(
                    Threat.CRITICAL,
                    "keras-lambda",
                    offset,
                    frame,
                    "carries Python code as a lambda, which runs when the model is loaded or used");
        }
        String vocabulary = frame.get("vocabulary");
        if (vocabulary != null
                && (vocabulary.indexOf('/') >= 0 || vocabulary.indexOf('\\') >= 0 || vocabulary.indexOf('.') >= 0)) {
            tell(
                    Threat.HIGH,
                    "keras-file",
                    offset,
                    frame,
                    "reads the file or address \"" + Text.printable(vocabulary, 100)
                            + "\" of the machine that loads the model");
        }
        String function = frame.get("function");
        if (function != null && frame.own().equals("config") && OPERATIONS.has(function)) {
            return;
        }
        if (function != null
                && frame.own().equals("config")
                && function.matches("[\\w.]+")
                && !FILE_OP.matcher(function).matches()) {
            tell(
                    Threat.LOW,
                    "keras-op",
                    offset,
                    frame,
                    "calls the function `" + Text.printable(function, 100) + "` by name");
        }
        if (function != null && FILE_OP.matcher(function).matches()) {
            tell(
                    Threat.HIGH,
                    "keras-op",
                    offset,
                    frame,
                    "calls `" + Text.printable(function, 100) + "`, which can touch files or run code");
        }
    }

    private void tell(Threat threat, String code, long offset, JsonFrame frame, String what) {
        String where = frame.path().isEmpty()
                ? "The configuration"
                : "The configuration at " + Text.printable(frame.path(), 150);
        scan.report(threat, code, place, offset, where + (what.startsWith("`") ? ": " : " ") + what + ".", SAVE_AGAIN);
    }
}
