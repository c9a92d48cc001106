package io.jenkins.plugins.mlops.engine.scan.pickle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules for the arguments of some functions. Honest pickles call them with a few kinds of arguments only, while other arguments would
 * make them call, import or fill memory with whatever the file likes.
 */
final class CallRules {
    /** Decides on the arguments of one call. */
    interface Rule {
        boolean allows(List<Object> arguments);
    }

    private static final Pattern PLAIN_NAME = Pattern.compile("_?[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*_?");
    private static final Pattern MEMBER_CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    /** Members through which an object writes, reads, evaluates or leads on. */
    private static final Pattern REACHING =
            Pattern.compile("(to|read|write|load|save|dump|open|exec|eval|run|spawn|import|get|set)"
                    + "(_.*|s|file|all)?|tofile|fromfile|query|pipe|apply.*|agg|system|popen|func_.*|f_.*|gi_.*|cr_.*|tb_.*|co_.*|mro|register.*"
                    + "|send.*|connect|memmap|ctypes|setstate|state_dict|format.*|compile");

    private static final Set<String> TEXT_METHODS = Set.of(
            "lower",
            "upper",
            "strip",
            "lstrip",
            "rstrip",
            "title",
            "casefold",
            "capitalize",
            "split",
            "rsplit",
            "splitlines",
            "replace",
            "startswith",
            "endswith",
            "zfill",
            "isdigit",
            "isalpha");

    private static final Set<String> GENERATORS = Set.of("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64");

    private static final Set<String> PLAIN_BASES = Set.of(
            "object",
            "int",
            "float",
            "complex",
            "str",
            "bytes",
            "list",
            "dict",
            "tuple",
            "set",
            "frozenset",
            "long",
            "unicode");

    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
        RULES.put("functools.partial", a -> a.size() == 1 && function(a.get(0)));
        for (String module : new String[] {"builtins", "__builtin__"}) {
            RULES.put(module + ".getattr", CallRules::member);
            RULES.put(module + ".bytes", a -> a.isEmpty() || !(a.get(0) instanceof Long n) || n <= 1 << 20);
            RULES.put(module + ".bytearray", a -> a.isEmpty() || !(a.get(0) instanceof Long n) || n <= 1 << 20);
            for (String container : new String[] {"list", "tuple", "set", "frozenset", "dict"}) {
                RULES.put(module + "." + container, CallRules::noRange);
            }
        }
        for (String container : new String[] {"deque", "Counter", "OrderedDict"}) {
            RULES.put("collections." + container, CallRules::noRange);
        }
        for (String range : new String[] {"builtins.range", "__builtin__.range", "__builtin__.xrange"}) {
            RULES.put(range, CallRules::fewSteps);
        }
        for (String module : new String[] {"pandas", "pandas.core.indexes.range"}) {
            RULES.put(module + ".RangeIndex", CallRules::fewSteps);
        }
        RULES.put(
                "decimal.Decimal",
                a -> a.size() <= 1
                        && (a.isEmpty()
                                || a.get(0) instanceof Long
                                || a.get(0) instanceof Value.Str text
                                        && !text.text().matches("(?s).*[eE][+-]?[0-9_]{5,}.*")));
        RULES.put(
                "fractions.Fraction",
                a -> a.stream()
                        .noneMatch(
                                v -> v instanceof Value.Str text && text.text().matches(".*[eE].*")));
        RULES.put(
                "dateutil.tz.tz.tzfile", a -> a.size() == 2 && a.get(0) == Value.NONE); // with a name it would open it
        RULES.put("_io.BytesIO", a -> a.size() <= 1);
        RULES.put("re._compile", a -> a.size() == 2 && a.get(0) instanceof Value.Str && a.get(1) instanceof Long);
        for (String module : new String[] {"operator", "_operator"}) {
            RULES.put(module + ".itemgetter", a -> a.stream().allMatch(CallRules::plain));
            RULES.put(
                    module + ".attrgetter",
                    a -> a.stream().allMatch(v -> v instanceof Value.Str path && path(path.text())));
            RULES.put(
                    module + ".methodcaller",
                    a -> !a.isEmpty()
                            && a.get(0) instanceof Value.Str name
                            && TEXT_METHODS.contains(name.text())
                            && a.stream().allMatch(CallRules::plain));
        }
        RULES.put(
                "numpy.random._pickle.__bit_generator_ctor", a -> a.isEmpty() || a.size() == 1 && generator(a.get(0)));
        for (String seeded : new String[] {"__randomstate_ctor", "__generator_ctor"}) {
            RULES.put(
                    "numpy.random._pickle." + seeded,
                    a -> a.size() <= 2
                            && (a.isEmpty() || generator(a.get(0)))
                            && (a.size() < 2
                                    || a.get(1) instanceof Global made
                                            && made.is("numpy.random._pickle", "__bit_generator_ctor")));
        }
        for (String module : new String[] {"copyreg", "copy_reg"}) {
            RULES.put(module + "._reconstructor", CallRules::reconstructed);
        }
        for (String module : new String[] {"numpy.core.multiarray", "numpy._core.multiarray"}) {
            RULES.put(module + "._reconstruct", a -> a.size() == 3 && small(a.get(1)));
        }
        RULES.put("numpy.ma.core._mareconstruct", a -> a.size() == 4 && small(a.get(2)));
        for (String maker : new String[] {
            "base._new_Index",
            "datetimes._new_DatetimeIndex",
            "period._new_PeriodIndex",
            "interval._new_IntervalIndex",
            "timedeltas._new_TimedeltaIndex"
        }) {
            RULES.put(
                    "pandas.core.indexes." + maker,
                    a -> !a.isEmpty()
                            && a.get(0) instanceof Global index
                            && index.module().startsWith("pandas"));
        }
    }

    private CallRules() {}

    /** The rule for a function, or null when it may be called with anything. */
    static Rule of(String module, String name) {
        return RULES.get(module + "." + name);
    }

    /**
     * Tells whether what {@code getattr} gave may be called: only the maker of a zone of time, with the name of one.
     */
    static boolean calls(Value.Member member, List<Object> arguments) {
        if (member.of() instanceof Global model
                && model.module().startsWith("keras.src.models.")
                && member.name().equals("_unpickle_model")) {
            return true; // a .keras archive in memory, which is looked at where it stands
        }
        return member.of() instanceof Global zone
                && zone.is("zoneinfo", "ZoneInfo")
                && !arguments.isEmpty()
                && arguments.get(0) instanceof Value.Str key
                && key.text().matches("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*");
    }

    /** Tells whether a value is a function that may be kept and called later by the framework. */
    static boolean function(Object value) {
        if (value instanceof Global global) {
            return global.use() == Use.CALL
                    || global.use() == Use.MAKE
                            && Character.isLowerCase(global.name().charAt(0));
        }
        return value instanceof Value.Member
                || value instanceof Value.Instance made && made.of.is("functools", "partial");
    }

    private static boolean member(List<Object> arguments) {
        if (arguments.size() != 2
                || !(arguments.get(1) instanceof Value.Str name)
                || arguments.get(0) instanceof Value.Member) {
            return false;
        }
        if (arguments.get(0) instanceof Global zone
                && zone.is("zoneinfo", "ZoneInfo")
                && name.text().equals("_unpickle")) {
            return true;
        }
        boolean own = name.text().startsWith("_")
                || !(arguments.get(0) instanceof Global); // a static method of a class, or an object's own
        return !own
                ? MEMBER_CONSTANT.matcher(name.text()).matches()
                : PLAIN_NAME.matcher(name.text()).matches()
                        && !REACHING.matcher(name.text()).matches();
    }

    private static boolean path(String text) {
        for (String step : text.split("\\.", -1)) {
            if (!PLAIN_NAME.matcher(step).matches() || REACHING.matcher(step).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(Object value) {
        return value instanceof Value.Str
                || value instanceof Long
                || value == Value.NONE
                || value == Value.OTHER
                || value instanceof Container.Tuple tuple
                        && tuple.items().stream().allMatch(CallRules::plain);
    }

    private static boolean noRange(List<Object> arguments) {
        return arguments.stream()
                .noneMatch(
                        v -> v instanceof Value.Instance made && made.of.name().endsWith("range"));
    }

    /** A range that may be written out: at most 100 million values. */
    private static boolean fewSteps(List<Object> arguments) {
        if (!arguments.stream().allMatch(v -> v instanceof Long || v == Value.NONE)) {
            return arguments.stream().noneMatch(v -> v instanceof Container);
        }
        double from = arguments.size() > 1 ? whole(arguments, 0, 0) : 0;
        double to = whole(arguments, arguments.size() > 1 ? 1 : 0, 0);
        double step = whole(arguments, 2, 1);
        if (step == 0) {
            step = 1;
        }
        return (to - from) / step <= 1e8;
    }

    private static double whole(List<Object> arguments, int at, double otherwise) {
        return at < arguments.size() && arguments.get(at) instanceof Long value ? value.doubleValue() : otherwise;
    }

    /**
     * Tells whether a zone of time is named, not the path of a file, which pandas would read ({@code dateutil//etc/x}).
     */
    static boolean zones(List<Object> arguments) {
        return arguments.stream()
                .noneMatch(v -> v instanceof Value.Str text
                        && text.text().startsWith("dateutil/")
                        && (text.text().startsWith("/", 9)
                                || text.text().contains("..")
                                || text.text().contains(":")));
    }

    /** Tells whether what a constructor is given holds no size that would fill the memory. */
    static boolean modest(List<Object> arguments) {
        return arguments.stream()
                .noneMatch(v -> v instanceof Long n && n > 1 << 24
                        || v instanceof Container.Tuple shape
                                && !shape.items().isEmpty()
                                && shape.items().stream().allMatch(Long.class::isInstance)
                                && !small(shape));
    }

    private static boolean generator(Object value) {
        return value instanceof Value.Str name && GENERATORS.contains(name.text())
                || value instanceof Global type
                        && type.module().startsWith("numpy.random.")
                        && GENERATORS.contains(type.name())
                || value == Value.MADE;
    }

    private static boolean reconstructed(List<Object> arguments) {
        return arguments.size() == 3
                && arguments.get(1) instanceof Global base
                && (base.module().equals("builtins") || base.module().equals("__builtin__"))
                && PLAIN_BASES.contains(base.name());
    }

    /** Tells whether a shape is that of the few values an array is made with before its state is set. */
    private static boolean small(Object shape) {
        if (!(shape instanceof Container.Tuple tuple) || !tuple.whole()) {
            return false;
        }
        double count = 1;
        for (Object dimension : tuple.items()) {
            count *= dimension instanceof Long n && n >= 0 ? n.doubleValue() : 1e9;
        }
        return count <= 1 << 20;
    }
}
