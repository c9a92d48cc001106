package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.LimitException;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.List;
import java.util.Set;

/** Decides on the calls a pickle makes, and says what comes of them as far as it matters. */
final class CallJudge {
    private static final Set<String> UFUNC_MODULES = Set.of(
            "numpy",
            "numpy.core",
            "numpy._core",
            "numpy.core.umath",
            "numpy._core.umath",
            "scipy.special",
            "scipy.special._ufuncs");
    private static final Set<String> UFUNCS = Set.of(
            "absolute",
            "add",
            "arccos",
            "arccosh",
            "arcsin",
            "arcsinh",
            "arctan",
            "arctan2",
            "arctanh",
            "cbrt",
            "ceil",
            "cos",
            "cosh",
            "deg2rad",
            "divide",
            "equal",
            "exp",
            "exp2",
            "expm1",
            "fabs",
            "floor",
            "floor_divide",
            "fmax",
            "fmin",
            "greater",
            "hypot",
            "isfinite",
            "isinf",
            "isnan",
            "less",
            "log",
            "log10",
            "log1p",
            "log2",
            "logaddexp",
            "logical_not",
            "maximum",
            "minimum",
            "mod",
            "multiply",
            "negative",
            "not_equal",
            "power",
            "rad2deg",
            "reciprocal",
            "remainder",
            "rint",
            "sign",
            "sin",
            "sinh",
            "sqrt",
            "square",
            "subtract",
            "tan",
            "tanh",
            "true_divide",
            "trunc",
            "expit",
            "logit",
            "boxcox",
            "boxcox1p",
            "inv_boxcox",
            "erf",
            "gammaln",
            "xlogy");

    private final GlobalJudge globals;

    CallJudge(GlobalJudge globals) {
        this.globals = globals;
    }

    /** {@code callable(*arguments)}. */
    Object call(Object callable, Object arguments, long offset) throws LimitException {
        if (callable instanceof Value.Member member
                && arguments instanceof Container.Tuple tuple
                && CallRules.calls(member, tuple.items())) {
            return Value.MADE;
        }
        if (!(callable instanceof Global global)) {
            if (globals.carriesCode()) {
                return Value.MADE; // it is told, or allowed, that the file brings functions of its own
            }
            globals.report(
                    Threat.HIGH,
                    "pickle-call",
                    offset,
                    "Something that the file itself puts together is called; honest pickles call"
                            + " only named classes and functions, so this may run anything.");
            return Value.MADE;
        }
        return switch (global.use()) {
            case NONE -> {
                globals.ran(global); // reported where it was named
                yield Value.MADE;
            }
            case CALL -> allowed(global, arguments, offset) ? made(global, arguments) : Value.MADE;
            case CHECKED -> checked(global, arguments, offset);
            case MAKE -> {
                globals.report(
                        Threat.HIGH,
                        "pickle-call",
                        offset,
                        "`" + global + "` is called with arguments from the file; honest models only make an empty one"
                                + " and fill it, and what its constructor does with other arguments is not known"
                                + " to be safe.");
                yield Value.MADE;
            }
        };
    }

    /** {@code cls.__new__(cls, *arguments)}. */
    Object make(Object cls, Object arguments, long offset) throws LimitException {
        if (cls instanceof Global global && (global.use() == Use.CALL || global.use() == Use.MAKE)) {
            boolean sized = !global.name().equals("Size")
                    && (global.module().startsWith("torch") || global.module().startsWith("numpy"))
                    && arguments instanceof Container.Tuple tuple
                    && !CallRules.modest(tuple.items());
            if (sized || global.is("numpy", "ndarray") && !empty(arguments)) {
                globals.report(
                        Threat.HIGH,
                        "pickle-call",
                        offset,
                        "An array is made with a size that the file names instead of with its values, which no pickle"
                                + " of NumPy does; it may exhaust the memory.");
            }
            return allowed(global, arguments, offset) ? new Value.Instance(global, arguments) : Value.MADE;
        }
        return call(cls, arguments, offset);
    }

    /** Returns the value of an allowed call: containers that start empty are known, other mappings are not. */
    private Object made(Global global, Object arguments) {
        if (!global.module().startsWith("collections")
                && !global.module().endsWith("builtin__")
                && !global.module().equals("builtins")) {
            return keep(global) ? new Value.Instance(global, arguments) : Value.MADE;
        }
        String name = global.name();
        boolean none = empty(arguments);
        if (name.equals("OrderedDict") || name.equals("dict") || name.equals("defaultdict") || name.equals("Counter")) {
            return none
                            || name.equals("defaultdict")
                                    && first(arguments)
                                    && ((Container.Tuple) arguments).items().size() == 1
                    ? new Container.Dict()
                    : Value.MAPPING;
        }
        if (name.equals("list")
                || name.equals("set")
                || name.equals("deque")
                || name.equals("frozenset")
                || name.equals("tuple")) {
            if (first(arguments) && ((Container.Tuple) arguments).items().get(0) instanceof Container copied) {
                globals.expansion().copied(copied);
            }
            return none ? new Container.Items() : Value.MADE;
        }
        return keep(global) ? new Value.Instance(global, arguments) : Value.MADE;
    }

    private static boolean empty(Object arguments) {
        return arguments instanceof Container.Tuple tuple
                && tuple.whole()
                && tuple.items().isEmpty();
    }

    private static boolean first(Object arguments) {
        return arguments instanceof Container.Tuple tuple && !tuple.items().isEmpty();
    }

    private static boolean keep(Global global) {
        return global.is("numpy", "dtype") || global.name().endsWith("range") || JoblibArray.isWrapper(global);
    }

    /** Tells whether the call keeps to the rule for its function; reports it when it does not. */
    private boolean allowed(Global global, Object arguments, long offset) {
        CallRules.Rule rule = global.rule();
        boolean listed = arguments instanceof Container.Tuple tuple && tuple.whole();
        boolean zones = !listed || CallRules.zones(((Container.Tuple) arguments).items());
        if (zones && (rule == null || listed && rule.allows(((Container.Tuple) arguments).items()))) {
            return true;
        }
        refused(global, offset);
        return false;
    }

    private void refused(Global global, long offset) {
        globals.ran(global);
        globals.report(
                Threat.CRITICAL,
                "pickle-call",
                offset,
                "`" + global + "` is called with arguments that no honest model gives it;"
                        + " with these it can load or reach other code, or fill the memory.");
    }

    private Object checked(Global global, Object arguments, long offset) throws LimitException {
        List<Object> items = arguments instanceof Container.Tuple tuple && tuple.whole() ? tuple.items() : List.of();
        switch (global.name()) {
            case "encode" -> { // how protocol 2 writes bytes
                if (items.size() == 2
                        && items.get(1) instanceof Value.Str codec
                        && Set.of("latin1", "latin-1").contains(codec.text())) {
                    return items.get(0) instanceof Value.Blob ? items.get(0) : Value.OTHER;
                }
            }
            case "_ufunc_reconstruct" -> {
                if (items.size() == 2
                        && items.get(0) instanceof Value.Str module
                        && items.get(1) instanceof Value.Str name
                        && UFUNC_MODULES.contains(module.text())
                        && UFUNCS.contains(name.text())) {
                    return Value.OTHER;
                }
            }
            case "_load_from_bytes" -> {
                if (items.size() == 1 && items.get(0) instanceof Value.Blob blob) {
                    Scan scan = globals.scan();
                    scan.inspect(blob.content(), globals.place().inside("bytes at " + blob.offset()));
                    return Value.OTHER;
                }
            }
            case "_rebuild_from_type_v2" -> { // calls its first argument with its third
                if (items.size() == 4
                        && items.get(0) instanceof Global function
                        && function.use() == Use.CALL
                        && function.module().startsWith("torch.")) {
                    return Value.OTHER;
                }
            }
            default -> {
                // falls to the report
            }
        }
        CallRules.Rule rule = global.rule();
        if (rule != null && arguments instanceof Container.Tuple tuple && tuple.whole() && rule.allows(items)) {
            return global.name().equals("getattr")
                    ? new Value.Member(items.get(0), ((Value.Str) items.get(1)).text())
                    : new Value.Instance(global, arguments);
        }
        refused(global, offset);
        return Value.MADE;
    }

    /** A value is put into a container or handed on: a function that needs checked arguments must not escape that way. */
    void escapes(Object value, long offset) {
        if (value instanceof Global global && global.use() == Use.CHECKED) {
            globals.report(
                    Threat.CRITICAL,
                    "pickle-call",
                    offset,
                    "`" + global + "` is handed to other code instead of being called, which"
                            + " hides what it is called with.");
        }
    }

    /** State is set on an object. */
    void build(Object target, long offset) {
        if (target instanceof Global global && global.use() != Use.NONE) {
            globals.report(
                    Threat.HIGH,
                    "pickle-build",
                    offset,
                    "Attributes of `" + global + "` itself are overwritten, which changes the"
                            + " class for the whole process and can plant code in it.");
        }
    }
}
