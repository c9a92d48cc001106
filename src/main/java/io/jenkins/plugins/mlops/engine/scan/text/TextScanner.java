package io.jenkins.plugins.mlops.engine.scan.text;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.ContentStream;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.MalformedException;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import io.jenkins.plugins.mlops.engine.scan.format.HdfScanner;
import io.jenkins.plugins.mlops.engine.scan.template.ChatTemplate;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Looks at text as each of its readers would: YAML, XML, Jinja, protobuf's text form, Python, requirements. */
public final class TextScanner implements FormatScanner {
    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        recognises(content, place, scan);
    }

    /**
     * Looks at it.
     *
     * @return whether it is surely a text of some kind, not broken JSON
     */
    public boolean recognises(Content content, Place place, Scan scan) throws IOException {
        TextFacts facts = TextFacts.of(content);
        if (facts.zero) {
            new HdfScanner(false).scan(content, place, scan); // a configuration of Keras is found wherever it stands
            throw new MalformedException(
                    "a text with zero bytes in it, behind which a reader may find something else", -1);
        }
        ModuleNameFile.check(content, place, scan);
        boolean yaml = false;
        if (facts.maybeYaml()) {
            yaml = YamlScanner.scan(content, facts.separators, place, scan);
        }
        if (facts.configured && !yaml) {
            JsonScanner.lenient(content, place, scan);
        }
        if (facts.tag != null && !yaml) { // no YAML for this reader; another one may be more lenient
            scan.report(
                    Threat.CRITICAL,
                    "yaml-object",
                    place,
                    facts.tagAt,
                    "The YAML tag `" + Text.printable(facts.tag, 80)
                            + "` makes a loader build or call any Python object.",
                    "Do not load it with an unsafe YAML loader.");
        }
        if (facts.angle) {
            XmlScanner.scan(content, facts.doctype, place, scan);
        }
        if (facts.jinja) {
            try (Reader reader = reader(content)) {
                ChatTemplate.check(reader, facts.statement && !yaml && !facts.angle, 0, place, scan);
            }
        }
        if (facts.graph) {
            try (Reader reader = reader(content)) {
                new ProtoText(reader, place, scan).look();
            }
        }
        if (facts.script) {
            scan.report(
                    Threat.LOW,
                    "script",
                    place,
                    0,
                    "The file is a script; loading a model does not run it, unpacking a release might.",
                    "Read it, or leave it out of the model.");
        } else if (facts.python && !yaml && !facts.fenced) { // a fence is that of Markdown: code that is shown
            scan.report(
                    Threat.LOW,
                    "python-source",
                    place,
                    -1,
                    "The file is Python source that nothing else in the model names; it runs only when somebody"
                            + " imports it.",
                    "Read it, or leave it out of the model.");
        }
        for (String install : facts.installs) {
            scan.report(
                    Threat.LOW,
                    "install-source",
                    place,
                    -1,
                    "Whoever installs these requirements takes packages from where the file says: \""
                            + Text.printable(install, 120) + "\".",
                    "Take them from the index you trust.");
        }
        String head = new String(content.bytes(0, 256), StandardCharsets.UTF_8).strip();
        return yaml
                || facts.angle
                || facts.jinja
                || head.startsWith("["); // sections, or the first word of a vocabulary
    }

    private static Reader reader(Content content) {
        return new InputStreamReader(new ContentStream(content), StandardCharsets.UTF_8);
    }
}
