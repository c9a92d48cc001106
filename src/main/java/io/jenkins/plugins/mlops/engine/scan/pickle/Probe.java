package io.jenkins.plugins.mlops.engine.scan.pickle;

import io.jenkins.plugins.mlops.engine.scan.core.ByteReader;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import java.io.IOException;

/**
 * Tries bytes that are not meant to be a pickle as one. Numbers break off at once; a file made for two readers, of which one takes these
 * bytes for data and the other for opcodes, does not.
 */
final class Probe {
    private Probe() {}

    /**
     * Walks until nothing makes sense any more.
     *
     * @param offset where the bytes begin in the place, to report positions
     * @return whether a whole pickle stood there that asks its loader for nothing
     */
    static boolean look(Content content, Place place, long offset, Scan scan) throws IOException {
        Scan trial = scan.trial();
        GlobalJudge globals = new GlobalJudge(trial, offset == 0 ? place : place.inside("bytes from " + offset), false);
        boolean complete = false;
        try {
            new PickleWalker(ByteReader.glance(content), globals).walk();
            complete = true;
        } catch (MalformedException e) {
            complete = false;
        }
        boolean plain = complete && !globals.asksLoader();
        if (globals.dangerous() || globals.ran() || plain && trial.failed()) {
            scan.adopt(trial);
        }
        return plain;
    }
}
