package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import java.io.IOException;
import java.util.List;

/** A change of an alias that somebody asks for on a page. */
interface AliasChange {
    /** Returns what a reader is asked before the change is made. */
    String question();

    /**
     * Tells what will happen, without changing anything.
     *
     * @return a sentence each
     * @throws BadInputException when the change would be refused
     */
    List<String> plan(Decisions decisions) throws IOException;

    /**
     * Makes the change.
     *
     * @throws BadInputException when it is refused; nothing is changed then
     */
    void make(Decisions decisions, By by) throws IOException;

    /**
     * Who makes a change.
     *
     * @param user id of the user
     * @param note what the user writes about it, or null
     */
    record By(String user, String note) {}
}
