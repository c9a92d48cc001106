package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.DataSelection;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.data.ReadOptions;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the engine on files of a test, at a fixed time. */
final class Validation {
    static final Instant NOW = Instant.parse("2024-06-15T12:00:00Z");

    final List<String> logged = new ArrayList<>();
    private final Path folder;
    private final List<String> data = new ArrayList<>();
    private final List<String> reference = new ArrayList<>();
    private final Map<String, List<String>> splits = new LinkedHashMap<>();
    private final List<List<String>> slices = new ArrayList<>();
    private final List<String> sensitive = new ArrayList<>();
    private String contract;
    private String target;
    private Runnable atFirstStep = () -> {};
    private ReadOptions options = ReadOptions.automatic();

    Validation(Path folder) {
        this.folder = folder;
    }

    Validation csv(String name, String text) {
        return file(write(name, text));
    }

    Validation file(Path file) {
        data.add(file.toString());
        return this;
    }

    Validation reference(Path file) {
        reference.add(file.toString());
        return this;
    }

    Validation split(String name, Path file) {
        splits.put(name, List.of(file.toString()));
        return this;
    }

    Validation slice(String... columns) {
        slices.add(List.of(columns));
        return this;
    }

    Validation target(String column) {
        target = column;
        return this;
    }

    Validation sensitive(String... columns) {
        sensitive.addAll(List.of(columns));
        return this;
    }

    Validation contract(String name, String text) {
        contract = write(name, text).toString();
        return this;
    }

    Validation reading(ReadOptions given) {
        options = given;
        return this;
    }

    Validation atFirstStep(Runnable action) {
        atFirstStep = action;
        return this;
    }

    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ResultDocument run(String... rules) {
        Progress progress = new Progress() {
            private boolean first = true;

            @Override
            public void step(String text, double fraction) {
                if (first) {
                    first = false;
                    atFirstStep.run();
                }
            }

            @Override
            public void log(String level, String text) {
                logged.add(text);
            }
        };
        return new Validator(
                        new ValidateRequest(
                                new DataSelection(InputFiles.anywhere(), data, options),
                                new ContractSelection(contract, null, List.of(rules)),
                                new OtherTables(reference, splits),
                                new ReportOptions(target, slices, sensitive),
                                new EngineLimits(512L << 20, 2),
                                NOW),
                        progress)
                .run();
    }

    List<Check> checks(String... rules) {
        return run(rules).checks();
    }

    Check check(String rule) {
        return run(rule).checks().get(0);
    }
}
