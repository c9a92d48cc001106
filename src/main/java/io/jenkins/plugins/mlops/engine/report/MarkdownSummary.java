package io.jenkins.plugins.mlops.engine.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A short summary in GitHub-flavoured Markdown: the verdict, and a table of the broken checks, the worst first. */
final class MarkdownSummary {
    private static final int MOST_CHECKS = 50;
    private static final int LONGEST_CELL = 300;

    private final ResultDocument document;

    MarkdownSummary(ResultDocument document) {
        this.document = document;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(text().getBytes(UTF_8));
    }

    private String text() {
        StringBuilder md = new StringBuilder();
        md.append("### ")
                .append(icon(document.verdict()))
                .append(' ')
                .append(escape(document.step()))
                .append(": ")
                .append(document.verdict());
        md.append("\n\n**Result:** ").append(escape(document.message())).append('\n');
        if (document.subject() != null) {
            md.append("\n**Subject:** ").append(code(document.subject().name()));
            if (document.subject().rows() != null) {
                md.append(", ").append(document.subject().rows()).append(" rows");
            }
            if (document.subject().fingerprint() != null) {
                md.append(", ").append(code(document.subject().fingerprint()));
            }
            md.append('\n');
        }
        List<Check> broken = WorstFirst.broken(document);
        if (!broken.isEmpty()) {
            md.append("\n| Verdict | Rule | Observed | Expected | What was found |\n|---|---|---|---|---|\n");
            broken.stream().limit(MOST_CHECKS).forEach(check -> row(md, check));
        }
        if (broken.size() > MOST_CHECKS) {
            md.append("\n").append(broken.size() - MOST_CHECKS).append(" more broken checks are in the report.\n");
        }
        md.append("\n")
                .append(document.count(Verdict.PASSED))
                .append(" of ")
                .append(document.checks().size())
                .append(" checks passed.\n");
        return md.toString();
    }

    private static void row(StringBuilder md, Check check) {
        md.append("| ").append(icon(check.verdict())).append(' ').append(check.verdict());
        md.append(" | ").append(code(check.rule()));
        md.append(" | ").append(check.observed() == null ? "" : escape(Numbers.text(check.observed())));
        md.append(" | ").append(escape(check.expected()));
        md.append(" | ").append(escape(check.message())).append(" |\n");
    }

    private static String icon(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "\u2705";
            case WARNING -> "\u26A0\uFE0F";
            case INCONCLUSIVE -> "\u2754";
            case FAILED -> "\u274C";
        };
    }

    private static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    /**
     * Text that Markdown shows as it is: every character with a meaning in GitHub's dialect becomes a character reference, also {@code @}
     * (which would notify people) and the colon of an address (which would become a link).
     */
    static String escape(String text) {
        if (text == null) {
            return "";
        }
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() > LONGEST_CELL) {
            int end = LONGEST_CELL - 1;
            line = line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "\u2026";
        }
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean address = c == ':' && line.startsWith("//", i + 1);
            if (address || "&<>|`*_[]~#@\\!$\"".indexOf(c) >= 0 || Character.isISOControl(c)) {
                escaped.append(Character.isISOControl(c) ? "\uFFFD" : "&#" + (int) c + ";");
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
