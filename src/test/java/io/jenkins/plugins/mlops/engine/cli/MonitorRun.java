package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A run of {@code mlops monitor} in this process, with what tests ask of its result. */
final class MonitorRun {
    /** What tables are written as. */
    static final List<String> FORMATS = List.of("csv", "parquet", "jsonl");

    private final Cli.Run run;

    private MonitorRun(Cli.Run run) {
        this.run = run;
    }

    static MonitorRun of(Path folder, String... words) {
        Path out = folder.resolve("out-" + System.nanoTime());
        Cli.Run run = Cli.run(Stream.concat(Stream.of("monitor", "--out", out.toString()), Stream.of(words))
                .toArray(String[]::new));
        return new MonitorRun(new Cli.Run(run.exit(), run.out(), run.err(), out));
    }

    /** The rows of a query as a file of a format. */
    static String table(Path folder, String name, String format, String query) {
        String options =
                switch (format) {
                    case "csv" -> "FORMAT csv, HEADER";
                    case "jsonl" -> "FORMAT json";
                    default -> "FORMAT parquet";
                };
        return Duck.copy(query, folder.resolve(name + "." + format), options).toString();
    }

    int exit() {
        return run.exit();
    }

    /** The one line of a refusal. */
    String line() {
        return run.line();
    }

    ResultDocument document() {
        return run.document();
    }

    Verdict verdict() {
        return document().verdict();
    }

    /** Verdict and message of a check, or what checks there are. */
    String check(String id) {
        return document().checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst()
                .map(check -> check.verdict() + ": " + check.message())
                .orElseGet(() -> "no such check among "
                        + document().checks().stream().map(Check::id).toList());
    }

    List<String> checks() {
        return document().checks().stream()
                .map(check -> check.verdict() + " " + check.id())
                .toList();
    }

    Optional<Section> section(String type) {
        return document().sections().stream()
                .filter(section -> section.type().equals(type))
                .findFirst();
    }

    /** The row of a column in the table of a section; empty where it has none. */
    @SuppressWarnings("unchecked")
    Map<String, Object> column(String section, String name) {
        List<Map<String, Object>> rows = (List<Map<String, Object>>)
                section(section).orElseThrow().data().getOrDefault("columns", new ArrayList<>());
        return rows.stream()
                .filter(row -> name.equals(row.get("column")) || name.equals(row.get("name")))
                .findFirst()
                .orElse(Map.of());
    }

    /** How a column was compared: its kind, its verdict, and who decided the kind. */
    String compared(String name) {
        Map<String, Object> drift = column("drift", name);
        return drift.isEmpty()
                ? "not compared"
                : drift.get("type") + " " + drift.get("verdict") + " by "
                        + column("schema", name).get("kindBy");
    }

    @Override
    public String toString() {
        return run.exit() + " " + run.out() + run.err();
    }
}
