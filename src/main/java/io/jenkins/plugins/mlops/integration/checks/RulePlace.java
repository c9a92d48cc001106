package io.jenkins.plugins.mlops.integration.checks;

import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A broken rule and where it stands in a file of the sources.
 *
 * @param verdict of the rule
 * @param rule as written
 * @param message what was found
 * @param file below the workspace
 * @param line from 1
 */
public record RulePlace(Verdict verdict, String rule, String message, String file, int line) {
    /** As many as GitHub takes in one request. */
    private static final int MAX_PLACES = 50;

    private static final long MAX_BYTES = 4L << 20;
    private static final int MAX_TEXT = 1000;

    /** A file below the workspace. Rules written in a Jenkinsfile stand in "rules", which is no file. */
    private static final Pattern FILE =
            Pattern.compile("(?!/)(?!.*(^|/)\\.\\.(/|$))[^\\p{Cntrl}\\\\:]+\\.[A-Za-z0-9]{1,12}");

    /**
     * The broken rules of a document that stand in a file, in the document's order.
     *
     * @param document result.json on the controller; a very large one is not read for this
     */
    static List<RulePlace> of(Path document) {
        try {
            if (!Files.isRegularFile(document, LinkOption.NOFOLLOW_LINKS) || Files.size(document) > MAX_BYTES) {
                return List.of();
            }
            Object checks = JsonReader.object(Files.readString(document)).get("checks");
            List<RulePlace> places = new ArrayList<>();
            for (Object check : checks instanceof List<?> list ? list : List.of()) {
                RulePlace place = check instanceof Map<?, ?> map ? place(map) : null;
                if (place != null && places.size() < MAX_PLACES) {
                    places.add(place);
                }
            }
            return places;
        } catch (IOException | IllegalArgumentException x) {
            return List.of(); // marks beside the sources are an extra; the verdict is published all the same
        }
    }

    private static RulePlace place(Map<?, ?> check) {
        Verdict verdict = Verdict.valueOf(String.valueOf(check.get("verdict")));
        if (verdict == Verdict.PASSED || !(check.get("source") instanceof Map<?, ?> source)) {
            return null;
        }
        if (!(source.get("file") instanceof String file)
                || !FILE.matcher(file).matches()
                || !(source.get("line") instanceof Long line)
                || line < 1) {
            return null;
        }
        return new RulePlace(verdict, cut(check.get("rule")), cut(check.get("message")), file, (int)
                Math.min(line, Integer.MAX_VALUE));
    }

    private static String cut(Object text) {
        String whole = String.valueOf(text);
        return whole.length() <= MAX_TEXT ? whole : whole.substring(0, MAX_TEXT) + "\u2026";
    }
}
