package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rules for the state of an object. Most states are numbers and other objects; a few members are source text that a class runs when it
 * is loaded, or take the place of a method that the unpickler calls next.
 */
final class StateRules {
    private static final List<String> METHODS = List.of(
            "__setstate__",
            "__class__",
            "__reduce__",
            "__reduce_ex__",
            "__getattr__",
            "__call__",
            "extend",
            "append",
            "add",
            "keys",
            "items",
            "__array__",
            "__array_interface__",
            "__array_struct__",
            "__arrow_c_array__",
            "__arrow_c_stream__",
            "__dataframe__");

    /**
     * Tells whether a member of this name takes the place of a method that the unpickler, or whoever reads the object
     * next, calls.
     */
    static boolean isMethod(String name) {
        return METHODS.contains(name);
    }

    /**
     * The functions that a distribution of scipy.stats makes of its shape parameters (scipy/stats/_distn_infrastructure.py,
     * {@code parse_arg_template}): it runs the text on loading.
     */
    private static final Pattern SCIPY = Pattern.compile(
            "\\s*(def _parse_args(_rvs|_stats)?\\(self,[\\w ,=.'-]*\\):\\s*return (self\\._argcheck_rvs)?\\([\\w"
                    + " ,=.-]*\\)[\\w ,.-]*\\s*)*");

    private final GlobalJudge globals;

    StateRules(GlobalJudge globals) {
        this.globals = globals;
    }

    /** Judges a state that is set on an object. */
    void judge(Object target, Object state, long offset) {
        if (state == Value.MAPPING) {
            unknown(offset);
        } else if (state instanceof Container.Dict dict) {
            members(dict, offset);
        } else if (state instanceof Container.Tuple tuple) {
            if (target instanceof Value.Instance made && made.of.is("functools", "partial")) {
                if (tuple.items().isEmpty() || !CallRules.function(tuple.items().get(0))) {
                    tell(
                            offset,
                            "A `functools.partial` is made to call something else than a function that honest models"
                                    + " name");
                }
            } else if (tuple.items().size() == 2) {
                for (Object part : tuple.items()) {
                    judge(target, part instanceof Container.Tuple ? Value.OTHER : part, offset);
                }
            }
        }
    }

    private void members(Container.Dict dict, long offset) {
        Object all = dict.get("__dict__"); // replaces all attributes at once
        if (all instanceof Container.Dict replaced && replaced != dict) {
            members(replaced, offset);
        } else if (all != null) {
            unknown(offset);
        }
        if (dict.odd()) {
            unknown(offset);
        }
        for (String method : METHODS) {
            Object value = dict.get(method);
            if (value instanceof Global || value instanceof Value.Member || value instanceof Value.Instance) {
                tell(
                        offset,
                        "The state plants a function as `" + method + "` of an object, which the unpickler or the"
                                + " framework calls next");
            }
        }
        Object template = dict.get("_parse_arg_template");
        if (template != null
                && !(template instanceof Value.Str text
                        && SCIPY.matcher(text.text()).matches())) {
            tell(
                    offset,
                    "The state of a distribution of SciPy holds source text other than SciPy's own, which runs on"
                            + " loading");
        }
        if (dict.has("restore_design_info")
                && !(dict.get("formula") instanceof Value.Str text && Formula.harmless(text.text()))
                && dict.get("formula") != Value.NONE) {
            tell(
                    offset,
                    "The state of a model of statsmodels holds a formula that calls more than the usual functions; it"
                            + " is evaluated as Python on loading");
        }
    }

    private void unknown(long offset) {
        globals.report(
                Threat.HIGH,
                "pickle-build",
                offset,
                "The state of an object has members whose names the file computes, which only serves to hide them.");
    }

    private void tell(long offset, String what) {
        globals.report(Threat.CRITICAL, "pickle-build", offset, what + ".");
    }
}
