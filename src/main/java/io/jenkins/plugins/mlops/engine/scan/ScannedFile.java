package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.List;

/**
 * A file that was scanned.
 *
 * @param path as the user named it, or relative to the folder given, with slashes
 * @param bytes size on disk
 * @param contents what was met in it
 * @param verdict the worst of its findings
 */
public record ScannedFile(String path, long bytes, Contents contents, Verdict verdict) {

    /**
     * What was met in it.
     *
     * @param formats what was met in it, outermost and inner formats alike
     * @param members things looked at inside it
     * @param globals Python names its pickles import, at most 500
     * @param references files beside it that it says hold its numbers, as it names them
     */
    public record Contents(List<String> formats, int members, List<String> globals, List<String> references) {
        public Contents {
            formats = List.copyOf(formats);
            globals = List.copyOf(globals);
            references = List.copyOf(references);
        }
    }

    public List<String> formats() {
        return contents.formats;
    }

    public int members() {
        return contents.members;
    }

    public List<String> globals() {
        return contents.globals;
    }

    public List<String> references() {
        return contents.references;
    }
}
