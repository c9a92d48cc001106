package io.jenkins.plugins.mlops.engine.cli;

/**
 * An option of a command.
 *
 * @param name without the dashes
 * @param value placeholder of its value in the help text, or null for a switch
 * @param repeatable whether it may be given several times
 * @param help one line
 */
record Option(String name, String value, boolean repeatable, String help) {
    static Option one(String name, String value, String help) {
        return new Option(name, value, false, help);
    }

    static Option many(String name, String value, String help) {
        return new Option(name, value, true, help);
    }

    static Option flag(String name, String help) {
        return new Option(name, null, false, help);
    }
}
