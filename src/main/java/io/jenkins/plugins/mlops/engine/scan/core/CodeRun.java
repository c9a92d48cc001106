package io.jenkins.plugins.mlops.engine.scan.core;

import java.util.List;

/**
 * Code that comes with a model and that something in the model names.
 *
 * @param place the file that names it
 * @param offset where, or -1
 * @param candidates files that may hold it, relative to the folder of the file that names it; the first that is there counts. A name that
 *     ends in a slash stands for everything below that folder
 * @param named what the file says, for example {@code loader_module: evil}
 * @param when when it runs, as the rest of a sentence that starts with "runs"
 * @param always whether it runs on every load, without being asked for
 */
public record CodeRun(Place place, long offset, List<String> candidates, String named, String when, boolean always) {
    public CodeRun {
        candidates = List.copyOf(candidates);
    }
}
