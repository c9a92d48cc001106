package io.jenkins.plugins.mlops.engine.scan.text;

import io.jenkins.plugins.mlops.engine.scan.config.ConfigJudge;
import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.ContentStream;
import io.jenkins.plugins.mlops.engine.scan.core.Growth;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Parses YAML, so that every way to write a tag, a key or a text is one, and judges what comes of it. Nothing is built. */
final class YamlScanner {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private YamlScanner() {}

    /**
     * Judges a text.
     *
     * @param separators whether it has line ends that YAML 1.1 knows and 1.2 does not: both readings count
     * @return whether it is YAML with some structure to its end
     */
    static boolean scan(Content content, boolean separators, Place place, Scan scan) throws IOException {
        boolean yaml = parse(content, false, place, scan);
        if (separators) {
            yaml |= parse(content, true, place, scan);
        }
        return yaml;
    }

    private static boolean parse(Content content, boolean older, Place place, Scan scan) throws IOException {
        YamlWalker walker = new YamlWalker(new ConfigJudge(place, scan), place, scan);
        boolean whole = true;
        try (Reader plain = new InputStreamReader(new ContentStream(content), StandardCharsets.UTF_8)) {
            for (Event event : new Parse(SETTINGS).parseReader(older ? new OlderLines(plain) : plain)) {
                walker.take(event);
            }
        } catch (YamlEngineException e) {
            whole = false;
        }
        if (Growth.tooLarge(walker.values(), content.size())) {
            scan.report(
                    Threat.HIGH,
                    "yaml-bomb",
                    place,
                    -1,
                    "Aliases repeat each other so often that the document becomes far too large when they are written"
                            + " out.",
                    "Do not load it.");
        }
        return whole && walker.structured();
    }

    /** Takes the line ends that only YAML 1.1 knows as ordinary ones. */
    private static final class OlderLines extends FilterReader {
        OlderLines(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            for (int i = offset; i < offset + n; i++) {
                if (into[i] == '\u0085' || into[i] == '\u2028' || into[i] == '\u2029') {
                    into[i] = '\n';
                }
            }
            return n;
        }
    }
}
