package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Example;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The checks that did not pass, one line each, the worst first. */
final class FailedRules {
    private FailedRules() {}

    /**
     * A check that did not pass.
     *
     * @param rule its rule; null in the line that says how many more there are
     * @param line what a log shows
     * @param found what was found, in a sentence; null where the rule is
     */
    record Line(String rule, String line, String found) {}

    static List<String> lines(ResultDocument document, int most) {
        return of(document, most).stream().map(Line::line).toList();
    }

    static List<Line> of(ResultDocument document, int most) {
        List<Check> broken = document.checks().stream()
                .filter(check -> check.verdict() != Verdict.PASSED)
                .sorted(Comparator.comparing(Check::verdict).reversed())
                .toList();
        List<Line> lines = new ArrayList<>();
        for (Check check : broken.subList(0, Math.min(most, broken.size()))) {
            StringBuilder line = new StringBuilder(check.verdict().name())
                    .append("  ")
                    .append(oneLine(check.rule()))
                    .append(": ")
                    .append(oneLine(check.message()));
            if (!check.examples().isEmpty() && check.examples().get(0).isNumbered()) {
                Example first = check.examples().get(0);
                line.append(" (first: ").append(first.place()).append(')');
            }
            if (check.source() != null) {
                line.append("  [").append(check.source()).append(']');
            }
            lines.add(new Line(check.rule(), line.toString(), oneLine(check.message())));
        }
        if (broken.size() > most) {
            lines.add(new Line(null, "... and " + (broken.size() - most) + " more", null));
        }
        return lines;
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ");
        return line.length() > 300 ? line.substring(0, 300) + " ..." : line;
    }
}
