package io.jenkins.plugins.mlops.engine.scan.core;

/**
 * Something that is not on a built-in list and that a person may allow in a policy.
 *
 * @param entry the member of the policy it belongs to, for example {@code allowGlobals}
 * @param name what would be written there
 * @param where file, member and position
 * @param could what it could do, as a sentence
 * @param offered whether a policy may reasonably hold it; what is known to run code of the file's choice is named and not offered
 */
public record Decision(String entry, String name, String where, String could, boolean offered) {
    /** A name of a Python class or function. */
    public static final String GLOBALS = "allowGlobals";

    /** A file of a format that is not known. */
    public static final String FILES = "acceptFiles";

    /** A file with code that runs. */
    public static final String CODE = "runsOwnCode";

    /** An operation of a graph. */
    public static final String OPERATIONS = "allowOperations";
}
