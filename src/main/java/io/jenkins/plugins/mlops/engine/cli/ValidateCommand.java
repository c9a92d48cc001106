package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.connection.DatabaseSource;
import io.jenkins.plugins.mlops.engine.data.DataSelection;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultFormatException;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import io.jenkins.plugins.mlops.engine.validate.BaselineComparison;
import io.jenkins.plugins.mlops.engine.validate.ContractSelection;
import io.jenkins.plugins.mlops.engine.validate.OtherTables;
import io.jenkins.plugins.mlops.engine.validate.ReportOptions;
import io.jenkins.plugins.mlops.engine.validate.ValidateRequest;
import io.jenkins.plugins.mlops.engine.validate.Validator;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code mlops validate}. */
final class ValidateCommand extends Command {
    /** Of the memory the engine may take, this much is left to Java and to what the database does not count. */
    private static final long JAVA_SHARE = 320L << 20;

    private static final long DEFAULT_MEMORY = 1L << 30;

    ValidateCommand() {
        super("validate", "checks data against a contract and rules");
    }

    @Override
    boolean readsTables() {
        return true;
    }

    @Override
    List<Option> options() {
        return OriginOptions.with(ReadingOptions.with(
                Option.many(
                        "data", "FILE", "CSV, Parquet or JSON Lines, also .gz and .zst; globs; several are one table"),
                ConnectedData.CONNECTION,
                ConnectedData.USER,
                ConnectedData.TABLE,
                ConnectedData.QUERY,
                ConnectedData.DRIVER,
                ConnectedData.NAMED,
                ConnectedData.COMPUTE,
                Option.one("contract", "FILE", "ODCS 3.x YAML or DQDL"),
                Option.one("object", "NAME", "the table to check, when the contract describes several"),
                Option.many("rule", "RULE", "a rule in DQDL, for example 'IsComplete \"age\"'"),
                Option.many("reference", "FILE", "a second table that rules call \"reference\""),
                Option.many("split", "NAME=FILE", "a further table by name, for example test=test.csv"),
                Option.one("target", "COLUMN", "the column to be predicted: its classes are shown"),
                Option.many("slice", "A,B", "columns whose combinations are counted"),
                Option.many("sensitive", "COLUMN", "a column whose values are never shown"),
                Option.one("baseline", "RESULT.json", "an earlier result: only what is newly broken or worse fails"),
                Option.one("out", "DIR", "folder for result.json, report.html, junit.xml and summary.md"),
                EngineOptions.memory("most memory the engine takes (default 1g); beyond it, it works on disk"),
                EngineOptions.THREADS,
                Option.flag("strict", "warnings and undecided rules fail, too"),
                Option.flag("json", "print the result document")));
    }

    @Override
    int run(Options options, Output output) throws IOException {
        Instant now = Instant.now();
        String out = options.required("out");
        long memory = Math.max(128L << 20, options.value("memory", DEFAULT_MEMORY) - JAVA_SHARE);
        EngineLimits limits = new EngineLimits(memory, EngineOptions.threads(options));
        BaselineComparison ratchet =
                options.one("baseline") == null ? null : new BaselineComparison(earlier(options.one("baseline")));
        ReportFolder folder = ReportFolder.open(out);
        ResultDocument document = OriginOptions.in(options, document(options, output, limits, now));
        if (ratchet != null) {
            document = ratchet.apply(document);
        }
        folder.write(document);
        int exit = ExitCode.of(document.verdict(), options.has("strict"));
        output.result(document, folder.path(), exit);
        return exit;
    }

    private static ResultDocument document(Options options, Output output, EngineLimits limits, Instant now)
            throws IOException {
        ConnectionSpecs specs = ConnectionSpecs.of(options, output);
        List<String> others = new ArrayList<>(options.all("reference"));
        splits(options.all("split")).values().forEach(others::addAll);
        try (ReferredTables referred = new ReferredTables(specs, output, limits)) {
            Optional<DatabaseSource> database = ConnectedData.computing(options, specs);
            if (database.isPresent()) {
                InputFiles inputs = referred.in(output.inputs(), others);
                DataSelection none = new DataSelection(inputs, List.of(), ReadingOptions.of(options));
                return new Validator(request(options, none, limits, now), output.progress()).run(database.get());
            }
            try (ConnectedData data = ConnectedData.of(options, specs, output, limits)) {
                InputFiles inputs = referred.in(data.inputs(), others);
                DataSelection files = new DataSelection(inputs, data.names(), ReadingOptions.of(options));
                return new Validator(request(options, files, limits, now), output.progress()).run();
            }
        }
    }

    private static ValidateRequest request(Options options, DataSelection data, EngineLimits limits, Instant now) {
        return new ValidateRequest(
                data,
                new ContractSelection(options.one("contract"), options.one("object"), options.all("rule")),
                new OtherTables(options.all("reference"), splits(options.all("split"))),
                new ReportOptions(
                        options.one("target"),
                        options.all("slice").stream()
                                .map(s -> Arrays.stream(s.split(","))
                                        .map(String::strip)
                                        .toList())
                                .toList(),
                        options.all("sensitive")),
                limits,
                now);
    }

    /** The earlier result; its file is named by whoever starts the engine and need not lie in the workspace. */
    private static ResultDocument earlier(String file) throws IOException {
        try {
            return ResultJson.read(Path.of(file));
        } catch (ResultFormatException e) {
            throw new BadInputException(e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + ": no such file", e);
        }
    }

    static Map<String, List<String>> splits(List<String> given) {
        Map<String, List<String>> splits = new LinkedHashMap<>();
        for (String split : given) {
            int equals = split.indexOf('=');
            if (equals < 1
                    || equals == split.length() - 1
                    || !split.substring(0, equals).matches("[A-Za-z][A-Za-z0-9_]*")) {
                throw new BadInputException(OptionName.of("split")
                        + " needs NAME=FILE, for example test=data/test.csv, found \"" + split + "\"");
            }
            splits.computeIfAbsent(split.substring(0, equals), key -> new ArrayList<>())
                    .add(split.substring(equals + 1));
        }
        return splits;
    }
}
