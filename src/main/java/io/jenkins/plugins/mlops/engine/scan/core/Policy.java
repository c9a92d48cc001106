package io.jenkins.plugins.mlops.engine.scan.core;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Decisions of a team to allow more than the built-in lists. Everything used from it is named in the report.
 *
 * @param source where it was read from, or {@code built-in}
 * @param globals exact names such as {@code mypkg.features.Encoder}; {@code module:a.b} for an attribute of an attribute
 * @param operations exact names of operations of a graph
 * @param code paths (as the report shows them) of files that may run code which comes with the model
 * @param files paths (as the report shows them) whose content need not be of a known format
 * @param limits how far to look
 */
public record Policy(
        String source,
        Set<String> globals,
        Set<String> operations,
        Set<String> code,
        Set<String> files,
        Limits limits) {
    /** Nothing beyond the built-in list. */
    public static final Policy BUILT_IN = new Policy("built-in", Set.of(), Set.of(), Limits.DEFAULT);

    public Policy {
        globals = Collections.unmodifiableSet(new LinkedHashSet<>(globals));
        operations = Collections.unmodifiableSet(new LinkedHashSet<>(operations));
        code = Collections.unmodifiableSet(new LinkedHashSet<>(code));
        files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
    }

    /** A policy that allows globals and files only. */
    public Policy(String source, Set<String> globals, Set<String> files, Limits limits) {
        this(source, globals, Set.of(), Set.of(), files, limits);
    }

    /** Tells whether the global is allowed by exact name; a dotted attribute only in the form with a colon. */
    public boolean allows(String module, String name) {
        return globals.contains(module + ":" + name)
                || (name.indexOf('.') < 0 && globals.contains(module + "." + name));
    }

    /** Tells whether an operation of a graph is allowed by exact name. */
    public boolean allowsOperation(String name) {
        return operations.contains(name);
    }

    /** Tells whether a file may run code that comes with the model. */
    public boolean runsCode(String path) {
        return code.contains(path);
    }
}
