package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSource;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.drift.DriftPolicy;
import io.jenkins.plugins.mlops.engine.drift.Statistic;
import io.jenkins.plugins.mlops.engine.monitor.CurrentRows;
import io.jenkins.plugins.mlops.engine.monitor.Demands;
import io.jenkins.plugins.mlops.engine.monitor.Monitor;
import io.jenkins.plugins.mlops.engine.monitor.MonitorRequest;
import io.jenkins.plugins.mlops.engine.monitor.MonitoredData;
import io.jenkins.plugins.mlops.engine.monitor.RunSettings;
import io.jenkins.plugins.mlops.engine.monitor.SeriesFiles;
import io.jenkins.plugins.mlops.engine.monitor.SeriesPlan;
import io.jenkins.plugins.mlops.engine.monitor.Window;
import io.jenkins.plugins.mlops.engine.monitor.series.SeriesPolicy;
import io.jenkins.plugins.mlops.engine.report.ReportFiles;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code mlops monitor}. */
final class MonitorCommand extends Command {
    /** The database needs little: columns leave it one by one, and the comparison holds them in Java's memory. */
    private static final long DEFAULT_MEMORY = 1L << 30;

    private static final Pattern K_OF_N = Pattern.compile("(\\d{1,3}) of (\\d{1,3})");

    MonitorCommand() {
        super("monitor", "compares what a model serves now with its baseline");
    }

    @Override
    boolean readsTables() {
        return true;
    }

    @Override
    List<Option> options() {
        return OriginOptions.with(ReadingOptions.with(
                Option.many(
                        "data",
                        "FILE",
                        "prediction log: CSV, Parquet or JSON Lines, also .gz and .zst; globs; several are one table"),
                ConnectedData.CONNECTION,
                ConnectedData.USER,
                ConnectedData.TABLE,
                ConnectedData.QUERY,
                ConnectedData.COMPUTE,
                ConnectedData.DRIVER,
                ConnectedData.NAMED,
                Option.many("reference", "FILE", "the table to compare with"),
                Option.one("baseline", "FILE", "a frozen baseline instead of a reference"),
                Option.one(
                        "registry",
                        "DIR|URL",
                        "registry of the model that is watched; the baseline.json and roles.json registered with it are taken"),
                Option.one("name", "NAME", "name of that model"),
                Option.one("alias", "ALIAS", "which of its versions"),
                Option.one("version", "N", "the same by number").as(OptionType.whole(1)),
                Option.one("registered-baseline", "FILE", "what Jenkins found in its registry")
                        .unlisted(),
                Option.one("registered-roles", "FILE", "what Jenkins found in its registry")
                        .unlisted(),
                Option.one("registered-version", "FILE", "what Jenkins found in its registry")
                        .unlisted(),
                Option.one("freeze", "FILE", "write the reference as a frozen baseline"),
                Option.one(
                        "roles",
                        "FILE",
                        "JSON: which column is the prediction, score, label, timestamp, id, group; features, ignore; kinds, positive, task, threshold"),
                OutputOptions.POSITIVE,
                OutputOptions.TASK,
                OutputOptions.THRESHOLD,
                Option.many(
                        "rule",
                        "RULE",
                        "a rule, for example 'DriftedColumns <= 2' (which is 'DriftedColumns = 0' when none is given)"),
                Option.many("statistic", "COLUMN=NAME", "the measure that decides a column, for example age=Ks"),
                Option.many("limit", "NAME=VALUE", "the limit of a measure, for example Wasserstein=0.2"),
                Option.one("level", "P", "significance over all columns (default 0.05)")
                        .as(OptionType.number("a number between 0 and 0.5", level -> level > 0 && level < 0.5)),
                Option.one("since", "TIME", "first moment to look at, by the timestamp role"),
                Option.one("until", "TIME", "first moment behind the window"),
                Option.one("last", "LENGTH", "length of the window up to now or --until, for example \"7 days\""),
                Option.one("model", "NAME", "name and version of the model: another one starts a new series"),
                Option.one("history", "FILE", "keeps the runs of a scheduled job; drift counts over runs then"),
                Option.one(
                        "series",
                        "RULE",
                        "\"2 of 3\" (default with --history), another k of n, each, or e-process; without --history kept in DIR/series.json"),
                Option.one("previous", "FILE", "the series.json of the run before, whose series goes on"),
                Option.one("cool-down", "DAYS", "days after a call for training in which no second follows (default 7)")
                        .as(OptionType.whole(0)),
                Option.one(
                        "importance", "FILE", "result.json of an explanation of the model: weighs drift by importance"),
                Option.many("sensitive", "COLUMN", "a column whose values are never shown"),
                Option.many(
                        "slice", "COLUMN", "a column by whose values performance is told apart, when there are labels"),
                Option.one("out", "DIR", "folder for result.json, report.html, junit.xml and summary.md"),
                EngineOptions.memory("most memory the engine takes (default 1g)"),
                EngineOptions.THREADS,
                Option.flag("strict", "warnings and undecided rules fail, too"),
                Option.flag("json", "print the result document")));
    }

    @Override
    int run(Options options, Output output) throws IOException {
        String out = options.required("out");
        MonitoredModel watched = MonitoredModel.of(options, output);
        long memory = Math.max(128L << 20, options.value("memory", DEFAULT_MEMORY) / 3);
        EngineLimits limits = new EngineLimits(memory, EngineOptions.threads(options));
        ResultDocument document;
        ConnectionSpecs specs = ConnectionSpecs.of(options, output);
        try (ReferredTables referred = new ReferredTables(specs, output, limits)) {
            Optional<DatabaseSource> computing = ConnectedData.computing(options, specs);
            Requested requested = new Requested(options, output, watched, limits);
            if (computing.isPresent()) {
                InputFiles inputs = referred.in(output.inputs(), options.all("reference"));
                MonitorRequest request = requested.request(inputs, CurrentRows.in(computing.get()));
                document = new Monitor(request, output.progress()).run();
            } else {
                try (ConnectedData data = ConnectedData.of(options, specs, output, limits)) {
                    InputFiles inputs = referred.in(data.inputs(), options.all("reference"));
                    MonitorRequest request = requested.request(inputs, CurrentRows.of(data.names()));
                    document = new Monitor(request, output.progress()).run();
                }
            }
        }
        document = OriginOptions.in(options, document);
        Path folder = Path.of(out);
        ReportFiles.write(document, folder);
        int exit = ExitCode.of(document.verdict(), options.has("strict"));
        output.result(document, folder, exit);
        return exit;
    }

    /** What was asked for, but for where the data is. */
    private record Requested(Options options, Output output, MonitoredModel watched, EngineLimits limits) {
        MonitorRequest request(InputFiles inputs, CurrentRows current) throws IOException {
            Instant now = Instant.now();
            return new MonitorRequest(
                    new MonitoredData(
                            inputs,
                            current,
                            options.all("reference"),
                            watched.baseline(),
                            ReadingOptions.of(options),
                            Window.of(options.one("since"), options.one("until"), options.one("last"), now)),
                    watched.model(),
                    watched.roles().saying(OutputOptions.of(options)),
                    new Demands(
                            options.all("rule"),
                            policy(options),
                            options.one("importance"),
                            options.all("sensitive"),
                            options.all("slice")),
                    new SeriesPlan(history(options, output), series(options)),
                    new RunSettings(written(options.one("freeze"), output), limits, now));
        }
    }

    private static SeriesFiles history(Options options, Output output) {
        Path one = written(options.one("history"), output);
        if (one != null) {
            return new SeriesFiles(one, one);
        }
        return options.one("series") == null
                ? null
                : new SeriesFiles(
                        options.one("previous") == null ? null : Path.of(options.one("previous")),
                        Path.of(options.one("out")).resolve("series.json"));
    }

    /** A file that is written, inside the root when there is one. */
    private static Path written(String given, Output output) {
        return given == null ? null : output.inputs().output(given);
    }

    private static DriftPolicy policy(Options options) {
        DriftPolicy usual = DriftPolicy.usual();
        DriftPolicy policy = usual.withLevel(options.value("level", usual.level()));
        for (String given : options.all("statistic")) {
            int equals = given.lastIndexOf('=');
            if (equals < 1) {
                throw new BadInputException(
                        OptionName.of("statistic") + " needs COLUMN=NAME, for example age=Ks, found \"" + given + "\"");
            }
            policy = policy.with(given.substring(0, equals), statistic(given.substring(equals + 1)));
        }
        for (String given : options.all("limit")) {
            int equals = given.lastIndexOf('=');
            if (equals < 1) {
                throw new BadInputException(OptionName.of("limit")
                        + " needs NAME=VALUE, for example Wasserstein=0.2, found \"" + given + "\"");
            }
            Statistic statistic = statistic(given.substring(0, equals));
            double limit = number("limit", given.substring(equals + 1));
            if (!(limit >= 0)) {
                throw new BadInputException(OptionName.with("limit", given) + ": a limit is zero or more");
            }
            policy = policy.with(statistic, new DriftPolicy.Bounds(limit, Math.max(limit, statistic.material())));
        }
        return policy;
    }

    private static Statistic statistic(String name) {
        return Statistic.named(name)
                .orElseThrow(() -> new BadInputException(
                        "unknown measure \"" + name + "\"" + Suggestion.hint(name, Statistic.ruleNames())
                                + " (measures are " + String.join(", ", Statistic.ruleNames()) + ")"));
    }

    private static double number(String option, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadInputException(OptionName.of(option) + " needs a number, found \"" + text + "\"", e);
        }
    }

    private static SeriesPolicy series(Options options) {
        String rule = options.one("series");
        if (options.one("previous") != null && (rule == null || options.one("history") != null)) {
            throw new BadInputException(
                    "--previous continues the series that --series keeps in the output folder; give it with --series and without --history");
        }
        SeriesPolicy policy = rule == null
                ? options.one("history") == null ? SeriesPolicy.each() : SeriesPolicy.scheduled()
                : named(rule.strip());
        return policy.withCoolDown(Duration.ofDays(options.value("cool-down", 7)));
    }

    private static SeriesPolicy named(String rule) {
        Matcher matcher = K_OF_N.matcher(rule);
        if (matcher.matches()) {
            int needed = Integer.parseInt(matcher.group(1));
            int of = Integer.parseInt(matcher.group(2));
            if (needed >= 1 && needed <= of) {
                return SeriesPolicy.kOfN(needed, of);
            }
        }
        return switch (rule) {
            case "each" -> SeriesPolicy.each();
            case "e-process" -> SeriesPolicy.eProcess();
            default ->
                throw new BadInputException(OptionName.of("series")
                        + " needs \"k of n\" such as \"2 of 3\", each or e-process, found \"" + rule + "\"");
        };
    }
}
