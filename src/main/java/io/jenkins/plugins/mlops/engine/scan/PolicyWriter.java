package io.jenkins.plugins.mlops.engine.scan;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.scan.core.Decision;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import io.jenkins.plugins.mlops.engine.scan.core.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes what a person has to decide about as a policy that {@link PolicyReader} reads: each name with where it stands and what it could
 * do, as comments. What is known to run code of the file's choice is named and not offered.
 */
public final class PolicyWriter {
    private static final List<String> ENTRIES =
            List.of(Decision.GLOBALS, Decision.OPERATIONS, Decision.CODE, Decision.FILES);
    private static final int PLACES = 3;

    private PolicyWriter() {}

    /**
     * Writes a new file.
     *
     * @return how many names it asks about
     * @throws BadInputException when the file is there already or cannot be written
     */
    public static int write(ScanReport report, Path file) {
        if (Files.exists(file)) {
            throw new BadInputException(
                    file + ": is there already; name another file, and take over what you want from it");
        }
        try {
            Files.writeString(file, text(report), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BadInputException(file + ": cannot be written (" + e.getMessage() + ")", e);
        }
        return (int) report.decisions().stream()
                .filter(Decision::offered)
                .map(decision -> decision.entry() + '\n' + decision.name())
                .distinct()
                .count();
    }

    /** The policy as JSON with comments. */
    static String text(ScanReport report) {
        StringBuilder out = new StringBuilder("{\n  \"format\": \"mlops-scan-policy/1\"");
        refused(report, out);
        for (String entry : ENTRIES) {
            entry(report, entry, out);
        }
        return out.append("\n}\n").toString();
    }

    private static void refused(ScanReport report, StringBuilder out) {
        Map<String, List<Decision>> names = grouped(report, null, false);
        if (!names.isEmpty()) {
            out.append(",\n\n  // Not offered here, because it is known to do harm:");
            names.values()
                    .forEach(places -> comment(places, "  //   " + places.get(0).name() + ": ", out));
        } else {
            out.append(",");
        }
        out.append("\n\n  // Keep only what you know. Each name is exact, and every report shows that it was allowed.");
    }

    private static void entry(ScanReport report, String entry, StringBuilder out) {
        Map<String, List<Decision>> names = grouped(report, entry, true);
        Set<String> before = before(report.policy(), entry);
        if (names.isEmpty() && before.isEmpty()) {
            return;
        }
        boolean first = out.indexOf("\": [") < 0;
        out.append(first ? "\n  " : ",\n  ").append(quoted(entry)).append(": [");
        List<String> items = new ArrayList<>();
        for (String name : before) {
            if (!names.containsKey(name)) {
                items.add("\n    " + quoted(name));
            }
        }
        names.forEach((name, places) -> {
            StringBuilder item = new StringBuilder();
            comment(places, "    // ", item);
            items.add(item + "\n    " + quoted(name));
        });
        out.append(String.join(",", items)).append("\n  ]");
    }

    private static Set<String> before(Policy policy, String entry) {
        return new java.util.TreeSet<>(
                switch (entry) {
                    case Decision.GLOBALS -> policy.globals();
                    case Decision.OPERATIONS -> policy.operations();
                    case Decision.CODE -> policy.code();
                    default -> policy.files();
                });
    }

    private static SortedMap<String, List<Decision>> grouped(ScanReport report, String entry, boolean offered) {
        SortedMap<String, List<Decision>> names = new TreeMap<>();
        for (Decision decision : report.decisions()) {
            if (decision.offered() == offered && (entry == null || entry.equals(decision.entry()))) {
                names.computeIfAbsent(decision.name(), name -> new ArrayList<>())
                        .add(decision);
            }
        }
        return names;
    }

    private static void comment(List<Decision> places, String start, StringBuilder out) {
        List<String> where = places.stream().map(Decision::where).distinct().toList();
        String more = where.size() > PLACES ? " and " + (where.size() - PLACES) + " more places" : "";
        String shown = String.join(", ", where.subList(0, Math.min(PLACES, where.size()))) + more;
        out.append("\n")
                .append(start)
                .append(Text.printable(shown + ". " + places.get(0).could(), 2_000));
    }

    private static String quoted(String text) {
        return '"'
                + new String(com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance()
                        .quoteAsString(text))
                + '"';
    }
}
