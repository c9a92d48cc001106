package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.Example;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The checks that did not pass, one line each, the worst first. */
final class Broken {
    private Broken() {}

    static List<String> lines(ResultDocument document, int most) {
        List<Check> broken = document.checks().stream()
                .filter(check -> check.verdict() != Verdict.PASSED)
                .sorted(Comparator.comparing(Check::verdict).reversed())
                .toList();
        List<String> lines = new ArrayList<>();
        for (Check check : broken.subList(0, Math.min(most, broken.size()))) {
            StringBuilder line = new StringBuilder(check.verdict().name())
                    .append("  ")
                    .append(oneLine(check.rule()))
                    .append(": ")
                    .append(oneLine(check.message()));
            if (!check.examples().isEmpty()) {
                Example first = check.examples().get(0);
                line.append(" (first: ")
                        .append(first.file())
                        .append(" row ")
                        .append(first.row())
                        .append(')');
            }
            if (check.source() != null) {
                line.append("  [").append(check.source()).append(']');
            }
            lines.add(line.toString());
        }
        if (broken.size() > most) {
            lines.add("... and " + (broken.size() - most) + " more");
        }
        return lines;
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ");
        return line.length() > 300 ? line.substring(0, 300) + " ..." : line;
    }
}
