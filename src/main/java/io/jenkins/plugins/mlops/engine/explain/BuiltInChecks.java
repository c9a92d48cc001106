package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.explain.meaning.TargetClasses;
import io.jenkins.plugins.mlops.engine.explain.recorded.ModelAnswers;
import io.jenkins.plugins.mlops.engine.explain.recorded.RecordedCheck;
import io.jenkins.plugins.mlops.engine.explain.recorded.RecordedPredictions;
import io.jenkins.plugins.mlops.engine.explain.recorded.RowPlaces;
import io.jenkins.plugins.mlops.engine.performance.BinaryPredictions;
import io.jenkins.plugins.mlops.engine.performance.MulticlassPredictions;
import io.jenkins.plugins.mlops.engine.performance.Predictions;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Checks nobody has to ask for: whether the model was given what it knows, and says what it said before. */
final class BuiltInChecks {
    private final ExplainRequest request;
    private final DuckSession session;
    private final Table table;

    BuiltInChecks(ExplainRequest request, DuckSession session, Table table) {
        this.request = request;
        this.session = session;
        this.table = table;
    }

    List<Check> of(
            ModelInputs inputs, TargetColumn target, ScoredRows scored, RowResults rows, RecordedPredictions recorded) {
        List<Check> checks = new ArrayList<>(inputs.counts().checks());
        TargetClasses classes = target.meaning().classes();
        if (classes.unknown() > 0) {
            checks.add(unknown(target, classes));
        }
        if (!recorded.isEmpty()) {
            ModelAnswers answers = new ModelAnswers(
                    scored.margins(),
                    scored.predicted(),
                    scored.measured(),
                    classes.outputNames(),
                    classes.turned() ? 0 : 1,
                    decisions(rows.predictions(), classes));
            RowPlaces places = new RowPlaces(
                    session, table, target.present(), request.columns().sensitive());
            checks.add(RecordedCheck.of(recorded, answers, places));
        }
        return checks;
    }

    /** Decisions as positions in the order of the model's outputs. */
    private static int[] decisions(Predictions predictions, TargetClasses classes) {
        if (predictions instanceof BinaryPredictions binary) {
            return Arrays.stream(binary.predictions())
                    .map(decision -> classes.turned() ? 1 - decision : decision)
                    .toArray();
        }
        return predictions instanceof MulticlassPredictions several ? several.predictions() : new int[0];
    }

    private static Check unknown(TargetColumn target, TargetClasses classes) {
        int known = classes.names().size() - classes.unknown();
        long rows =
                Arrays.stream(target.labels()).filter(label -> label >= known).count();
        String names = classes.names().subList(known, classes.names().size()).stream()
                .limit(10)
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
        return new Check(
                new CheckedRule(
                        "unknown-classes",
                        "UnknownClasses \"" + target.name() + "\"",
                        "UnknownClasses",
                        "validity",
                        target.name(),
                        Source.BUILT_IN),
                Severity.WARNING,
                Verdict.WARNING,
                new Observation(
                        classes.unknown(),
                        "= 0",
                        "target \"" + target.name() + "\" has " + classes.unknown()
                                + (classes.unknown() == 1 ? " class" : " classes") + " that the model does not have, "
                                + names
                                + ", in " + rows + " of " + target.labels().length
                                + " rows; every such row counts as predicted wrongly"),
                new FailingRows(rows, (long) target.labels().length, List.of()));
    }
}
