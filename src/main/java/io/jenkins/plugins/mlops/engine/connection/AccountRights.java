package io.jenkins.plugins.mlops.engine.connection;

/**
 * What a server says of the account that asks it.
 *
 * @param account its name there
 * @param session whether the session may write, in one sentence
 * @param reads what the account may read, in one sentence
 * @param writes what it may do beyond reading, in one sentence; null where there is nothing, or the server does not tell
 */
record AccountRights(String account, String session, String reads, String writes) {
    /**
     * A number of tables, with one of their names.
     *
     * @param name of one of them, or null
     */
    static String tables(long count, String name) {
        return count == 0
                ? "no table or view"
                : count == 1 ? "one table or view, " + name : count + " tables and views, such as " + name;
    }
}
