package io.jenkins.plugins.mlops.results;

/**
 * Name of a check in its build.
 *
 * @param id its name in addresses
 * @param attempt where in the Pipeline it is made, when that is inside of a block that may be done again; or null
 * @param attemptOf id of the check that this one makes again under another id, or null
 * @param branch the branch that makes it, or null
 */
record CheckName(String id, Attempt attempt, String attemptOf, Branch branch) {
    /** The name of a check that is made once. */
    static CheckName of(String id) {
        return new CheckName(id, null, null, null);
    }

    /** Id of the first attempt at this check: its own where it is that. */
    String firstAttempt() {
        return attemptOf == null ? id : attemptOf;
    }
}
