package io.jenkins.plugins.mlops.engine.scan.format;

import io.jenkins.plugins.mlops.engine.scan.core.Content;
import io.jenkins.plugins.mlops.engine.scan.core.FormatScanner;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at text: templates, markup with entities, scripts, and YAML that makes its loader call something. */
public final class TextScanner implements FormatScanner {
    private static final int READ = 8 << 20;
    private static final Pattern YAML_TAG =
            Pattern.compile("!!python/(object|name|module|object/apply|object/new)\\S*");
    private static final Pattern TARGET = Pattern.compile("(?m)^\\s*-?\\s*_target_\\s*:\\s*['\"]?([\\w.]+)");
    private static final Pattern HARMLESS = Pattern.compile(
            "(torch\\.(nn|optim)|nemo|pytorch_lightning|lightning|omegaconf|transformers|nemo_text_processing)\\.[\\w.]+");
    private static final Pattern ENTITY = Pattern.compile("(?i)<!(DOCTYPE[^>]*\\[|ENTITY)");
    private static final Pattern JINJA = Pattern.compile("\\{%[-\\s]|\\{\\{");
    private static final Pattern PYTHON =
            Pattern.compile("(?m)^(import \\w|from [\\w.]+ import |def \\w+\\(|class \\w+[(:])");

    @Override
    public void scan(Content content, Place place, Scan scan) throws IOException {
        String text = new String(content.bytes(0, READ), StandardCharsets.UTF_8);
        Matcher tag = YAML_TAG.matcher(text);
        if (tag.find()) {
            scan.report(
                    Threat.CRITICAL,
                    "yaml-object",
                    place,
                    tag.start(),
                    "The YAML tag `" + Text.printable(tag.group(), 80)
                            + "` makes a loader build or call any Python object.",
                    "Do not load it with an unsafe YAML loader.");
        }
        Matcher target = TARGET.matcher(text);
        while (target.find()) {
            if (!HARMLESS.matcher(target.group(1)).matches()) {
                scan.report(
                        Threat.HIGH,
                        "config-target",
                        place,
                        target.start(),
                        "The configuration makes its loader call `" + Text.printable(target.group(1), 100)
                                + "`, which may be any function.",
                        "Do not instantiate it; ask for a model without it.");
            }
        }
        String start = text.stripLeading();
        if (start.startsWith("<") && ENTITY.matcher(text).find()) {
            scan.report(
                    Threat.MEDIUM,
                    "xml-entity",
                    place,
                    -1,
                    "The XML declares entities, by which a parser can be made to read files or to"
                            + " run out of memory.",
                    "Remove the DOCTYPE.");
        }
        if (JINJA.matcher(text).find()) {
            ChatTemplate.check(text, 0, place, scan);
        }
        if (text.startsWith("#!")) {
            scan.report(
                    Threat.LOW,
                    "script",
                    place,
                    0,
                    "The file is a script; loading a model does not run it, unpacking a release might.",
                    "Read it, or leave it out of the model.");
        } else if (PYTHON.matcher(text).find()) {
            scan.report(
                    Threat.LOW,
                    "python-source",
                    place,
                    -1,
                    "The file is Python source; a loader with trust_remote_code=True runs it.",
                    "Read it, or leave it out of the model.");
        }
    }
}
