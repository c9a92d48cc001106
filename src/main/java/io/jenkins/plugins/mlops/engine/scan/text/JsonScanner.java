package io.jenkins.plugins.mlops.engine.scan.text;

import io.jenkins.plugins.mlops.engine.scan.config.ConfigJudge;
import io.jenkins.plugins.mlops.engine.scan.config.JsonWalker;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.ContentStream;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import java.io.IOException;

/** Looks at text that begins as JSON does; what is no JSON may still be YAML, a template, or a list of sections. */
public final class JsonScanner implements FormatScanner {
    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        Scan trial = scan.trial();
        try {
            JsonWalker.walk(new ContentStream(content), false, new ConfigJudge(place, trial));
            scan.adopt(trial);
        } catch (MalformedException e) {
            scan.adopt(trial); // what it says up to there counts all the same
            if (!new TextScanner().recognises(content, place, scan)) {
                throw e;
            }
        }
    }

    /** Looks at JSON as lenient readers take it, with comments and single quotes, in a text that is nothing else; it need not be any. */
    public static void lenient(Content content, Place place, Scan scan) throws IOException {
        Scan trial = scan.trial();
        try {
            JsonWalker.lenient(new ContentStream(content), new ConfigJudge(place, trial));
        } catch (MalformedException e) {
            // it is none, or not to its end: what it says up to there counts all the same
        }
        scan.adopt(trial);
    }
}
