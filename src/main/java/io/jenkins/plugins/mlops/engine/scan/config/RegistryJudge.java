package io.jenkins.plugins.mlops.engine.scan.config;

import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.pickle.KnownGlobals;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges functions that a configuration names under the keys of registries and factories: {@code type} of OpenMMLab's registries, {@code ()}
 * and {@code ext://} of Python's {@code logging.config}, {@code factory}, {@code class} and the like. Most values of these keys are plain
 * words that no loader imports, so only names that run code are told.
 */
public final class RegistryJudge {
    private static final List<String> KEYS =
            List.of("type", "class", "()", "factory", "func", "function", "callable", "cls", "method", "target");
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_]\\w*([.:][A-Za-z_]\\w*)+");

    /** Modules that no type of a registry stands in. */
    private static final Set<String> RUNNING = Set.of(
            "os",
            "posix",
            "nt",
            "subprocess",
            "pty",
            "builtins",
            "__builtin__",
            "importlib",
            "runpy",
            "ctypes",
            "pickle",
            "_pickle",
            "dill",
            "cloudpickle",
            "marshal",
            "shutil",
            "sys",
            "socket",
            "commands",
            "pydoc",
            "pkgutil",
            "timeit",
            "webbrowser");

    /** Types of plain values, which exported programs and type annotations name. */
    private static final Pattern VALUES = Pattern.compile(
            "builtins\\.(int|float|complex|bool|str|bytes|list|tuple|dict|set|frozenset|object|slice|range|NoneType|type)");

    private static final Pattern MENTION =
            Pattern.compile(":[ \\t]*[\"']?(?:" + String.join("|", RUNNING) + ")[.:][A-Za-z_]");

    private final Place place;
    private final Scan scan;

    RegistryJudge(Place place, Scan scan) {
        this.place = place;
        this.scan = scan;
    }

    /** Tells whether a text has a value that begins with the name of such a module. */
    public static boolean mentions(String text) {
        return MENTION.matcher(text).find();
    }

    void judge(JsonFrame frame, long offset) {
        for (String key : KEYS) {
            String value = frame.get(key);
            if (value != null) {
                name(key, value, offset);
            }
        }
    }

    /** {@code ext://os.system}: an object that {@code logging.config} imports, whatever its key. */
    void text(String value, long offset) {
        if (value.startsWith("ext://")) {
            name("ext://", value, offset);
        }
    }

    private void name(String key, String value, long offset) {
        String name = (value.startsWith("ext://") ? value.substring(6) : value)
                .strip()
                .replace(':', '.');
        int dot = name.lastIndexOf('.');
        if (dot < 0
                || name.equals("sys.stdout")
                || name.equals("sys.stderr")
                || VALUES.matcher(name).matches()
                || !DOTTED.matcher(name).matches()
                || !RUNNING.contains(name.substring(0, name.indexOf('.')))) {
            return;
        }
        KnownGlobals.danger(name.substring(0, dot), name.substring(dot + 1))
                .ifPresent(what -> scan.report(
                        Threat.HIGH,
                        "config-target",
                        place,
                        offset,
                        "The configuration names `" + Text.printable(name, 100) + "` under \"" + key + "\", which a"
                                + " registry or factory imports and calls; it " + what + ".",
                        "Do not build anything from it; ask for a model without it."));
    }
}
