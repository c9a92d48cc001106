package io.jenkins.plugins.mlops.engine.scan.pickle;

/**
 * Something a pickle imports.
 *
 * @param module Python module
 * @param name attribute of it, perhaps dotted
 * @param use what may be done with it
 */
record Global(String module, String name, Use use) {
    boolean is(String wantedModule, String wantedName) {
        return name.equals(wantedName) && module.equals(wantedModule);
    }

    @Override
    public String toString() {
        return module + "." + name;
    }
}
