package io.jenkins.plugins.mlops.engine.registry.evidence;

import java.util.regex.Pattern;

/**
 * Takes the folders of one machine out of names: evidence travels with the model, and {@code /home/ann/train.csv} tells others nothing but who Ann is. A
 * relative path stays as it is.
 */
final class HostPaths {
    /** An absolute path of Unix, of Windows, of a share, or of a home folder, up to its last separator. */
    private static final Pattern FOLDERS = Pattern.compile(
            "(?<![^\\s,;\"'(\\[=])(?:file:/{1,3}|[A-Za-z]:[\\\\/]|\\\\\\\\|~[\\\\/]|/)(?:[^,;\"'\\r\\n]*?[\\\\/])?(?=[^\\\\/,;\"'\\r\\n]*(?:$|[,;\"'\\r\\n]))");

    private HostPaths() {}

    /** The text with only the last part of each absolute path in it. */
    static String leftOut(String text) {
        return FOLDERS.matcher(text).replaceAll("");
    }
}
