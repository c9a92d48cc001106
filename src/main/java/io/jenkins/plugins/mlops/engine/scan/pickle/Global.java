package io.jenkins.plugins.mlops.engine.scan.pickle;

/**
 * Something a pickle imports.
 *
 * @param module Python module
 * @param name attribute of it, perhaps dotted
 * @param use what may be done with it
 * @param rule what it may be called with; null for anything
 */
record Global(String module, String name, Use use, CallRules.Rule rule) {
    Global(String module, String name, Use use) {
        this(module, name, use, CallRules.of(module, name));
    }

    boolean is(String wantedModule, String wantedName) {
        return name.equals(wantedName) && module.equals(wantedModule);
    }

    @Override
    public String toString() {
        return module + "." + name;
    }
}
