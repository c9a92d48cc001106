package io.jenkins.plugins.mlops.engine.scan.template;

import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Judges a Jinja template. Loaders that render it without a sandbox (CVE-2024-34359) give it all of Python through the attributes that
 * every object has, so everything that leads there is refused inside {@code {{ }}} and {@code {% %}}; text outside is only text.
 */
public final class ChatTemplate {
    private ChatTemplate() {}

    /**
     * Judges a template.
     *
     * @param template whether it is surely one; a text that only has double braces in it is judged by what no text needs
     */
    public static void check(String text, boolean template, long offset, Place place, Scan scan) {
        try {
            check(new StringReader(text), template, offset, place, scan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same for a text of any length. */
    public static void check(Reader reader, boolean template, long offset, Place place, Scan scan) throws IOException {
        JinjaLexer lexer = new JinjaLexer(reader);
        TemplateJudge judge = new TemplateJudge(template);
        for (List<JinjaLexer.Token> tokens = lexer.next(); tokens != null; tokens = lexer.next()) {
            String what = judge.judge(tokens);
            if (what != null) {
                scan.report(
                        Threat.CRITICAL,
                        "chat-template",
                        place,
                        offset,
                        "The chat template " + what + ", which leads out of the template to"
                                + " any Python function when it is rendered without a sandbox.",
                        "Do not load it; replace the template by one you know.");
                return;
            }
        }
    }
}
