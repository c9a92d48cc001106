package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.EngineLimits;
import io.jenkins.plugins.mlops.engine.data.DataSelection;
import io.jenkins.plugins.mlops.engine.data.InputFiles;
import io.jenkins.plugins.mlops.engine.explain.ExplainRequest;
import io.jenkins.plugins.mlops.engine.explain.ExplainedColumns;
import io.jenkins.plugins.mlops.engine.explain.Explainer;
import io.jenkins.plugins.mlops.engine.explain.ExplanationOptions;
import io.jenkins.plugins.mlops.engine.explain.ModelSelection;
import io.jenkins.plugins.mlops.engine.explain.meaning.OutputOptions;
import io.jenkins.plugins.mlops.engine.explain.meaning.ServingOptions;
import io.jenkins.plugins.mlops.engine.report.ReportFiles;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.shap.game.BlackBoxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** {@code mlops explain}. */
final class ExplainCommand extends Command {
    private static final long DEFAULT_MEMORY = 3L << 30;
    private static final long LEAST_DATABASE_MEMORY = 128L << 20;

    ExplainCommand() {
        super("explain", "explains a model: what drives it, how good it is, and for whom");
    }

    @Override
    boolean readsTables() {
        return true;
    }

    @Override
    List<Option> options() {
        return OriginOptions.with(ReadingOptions.with(
                Option.one("model", "FILE", "the model file; its format is told from its content"),
                Option.many("data", "FILE", "labelled rows: CSV, Parquet or JSON Lines; globs; several are one table"),
                ConnectedData.CONNECTION,
                ConnectedData.USER,
                ConnectedData.TABLE,
                ConnectedData.QUERY,
                ConnectedData.SAMPLE,
                ConnectedData.DRIVER,
                ConnectedData.NAMED,
                Option.one("target", "COLUMN", "the column with the truth"),
                Option.one(
                        "positive",
                        "CLASS",
                        "the class that counts as positive, where neither 0 and 1 nor the model's own names of classes"
                                + " tell; of several classes the one that fairness rules judge against all others"),
                Option.one("threshold", "P", "positive from this probability on (default 0.5)")
                        .as(OptionType.FINITE),
                Option.one(
                        "output",
                        "N|NAME",
                        "which of several independent outputs (targets, labels, quantiles) is explained, from 0, or its name"),
                Option.one(
                        "task",
                        "TASK",
                        "classification or regression, where the model file does not say what its number means"),
                Option.one(
                        "rounds",
                        "N|all",
                        "boosting rounds in use (default: up to the best one of early stopping, where the file says so)"),
                Option.one("missing-value", "V", "the number that means \"missing\" to the model, for example -999")
                        .as(OptionType.NUMBER),
                Option.many(
                        "prediction",
                        "COLUMN",
                        "the model's own recorded predictions, compared on every row: a probability, a number or a label,"
                                + " or one column for each class; COLUMN=probability, =score, =value or =label where it is not plain"),
                Option.many("sensitive", "COLUMN", "a column whose groups are compared"),
                Option.many("slice", "COLUMN", "a column by whose values errors are shown"),
                Option.many(
                        "feature",
                        "COLUMN",
                        "the columns that are the model's inputs, in its order, when it has no names for them"),
                Option.many(
                        "background",
                        "FILE",
                        "rows that stand for \"not known\" where the model file does not say (default: the data)"),
                Option.one(
                                "background-rows",
                                "N",
                                "rows a black box is explained against, spread like its predictions (default 100)")
                        .as(OptionType.whole(1)),
                Option.one(
                                "explained-rows",
                                "N",
                                "rows of a black box to explain, sampled evenly (default: 1000, fewer for many features)")
                        .as(OptionType.whole(1)),
                Option.one("champion", "RESULT.json", "result of explain for the model to compare with"),
                Option.many(
                        "rule", "RULE", "a rule, for example 'Auc >= 0.75' or 'DemographicParityRatio \"sex\" >= 0.8'"),
                Option.one(
                        "attributions", "FILE", "writes the SHAP values of every explained row, as .csv or .parquet"),
                Option.one("out", "DIR", "folder for result.json, report.html, junit.xml and summary.md"),
                EngineOptions.memory("most memory the engine takes, Java's heap (-Xmx) included (default 3g)"),
                EngineOptions.THREADS,
                Option.flag("strict", "warnings and undecided rules fail, too"),
                Option.flag("json", "print the result document")));
    }

    @Override
    int run(Options options, Output output) throws IOException {
        Instant now = Instant.now();
        Path folder = Path.of(options.required("out"));
        EngineLimits limits = new EngineLimits(
                databaseMemory(options.value("memory", DEFAULT_MEMORY)), EngineOptions.threads(options));
        String model = options.required("model");
        String target = options.required("target");
        Explainer.rules(options.all("rule")); // before the rows of a database are read
        ResultDocument document;
        ConnectionSpecs specs = ConnectionSpecs.of(options, output);
        try (ReferredTables referred = new ReferredTables(specs, output, limits);
                ConnectedData data = ConnectedData.of(options, specs, output, limits)) {
            InputFiles inputs = referred.in(data.inputs(), options.all("background"));
            ExplainRequest request = new ExplainRequest(
                    new ModelSelection(model, options.all("feature"), output(options), serving(options)),
                    new DataSelection(inputs, data.names(), ReadingOptions.of(options)),
                    new ExplainedColumns(target, options.all("sensitive"), options.all("slice")),
                    new ExplanationOptions(
                            options.all("rule"),
                            options.one("champion"),
                            options.all("background"),
                            options.one("attributions") == null
                                    ? null
                                    : output.inputs().output(options.one("attributions")),
                            blackBox(options)),
                    limits,
                    now);
            document = OriginOptions.in(options, new Explainer(request, output.progress()).run());
        }
        ReportFiles.write(document, folder);
        int exit = ExitCode.of(document.verdict(), options.has("strict"));
        output.result(document, folder, exit);
        return exit;
    }

    private static OutputOptions output(Options options) {
        return new OutputOptions(
                options.one("output"), options.one("task"), options.one("positive"), options.value("threshold", null));
    }

    private static ServingOptions serving(Options options) {
        return new ServingOptions(
                options.one("rounds"), options.value("missing-value", null), options.all("prediction"));
    }

    private static BlackBoxOptions blackBox(Options options) {
        BlackBoxOptions usual = BlackBoxOptions.USUAL;
        return new BlackBoxOptions(
                options.value("explained-rows", usual.rows()),
                options.value("background-rows", usual.backgroundRows()),
                usual.pairs());
    }

    /** Returns the memory that the heap leaves for the database. */
    private static long databaseMemory(long all) {
        return Math.max(LEAST_DATABASE_MEMORY, all - Runtime.getRuntime().maxMemory() - LEAST_DATABASE_MEMORY);
    }
}
