package io.jenkins.plugins.mlops.engine.scan.config;

import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Looks at texts of a configuration that are JSON themselves: frameworks keep a configuration in a text of another one. */
public final class NestedJson {
    private static final int DEEPEST = 4;

    private final Place place;
    private final Scan scan;
    private final int depth;

    NestedJson(Place place, Scan scan, int depth) {
        this.place = place;
        this.scan = scan;
        this.depth = depth;
    }

    void look(String text) {
        if (depth >= DEEPEST || !begins(text) || !text.contains("_") && !text.contains("\\u")) {
            return; // no deciding key is without an underscore
        }
        Scan trial = scan.trial();
        try {
            JsonWalker.walk(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    false,
                    new ConfigJudge(place, trial, depth + 1));
        } catch (MalformedException e) {
            return; // a text like any other
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scan.adopt(trial);
    }

    private static boolean begins(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                return true;
            }
            if (c > ' ') {
                return false;
            }
        }
        return false;
    }
}
