package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.data.Sql;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.explain.meaning.TargetMeaning;
import io.jenkins.plugins.mlops.engine.explain.meaning.Told;
import io.jenkins.plugins.mlops.engine.explain.recorded.BesideColumn;
import io.jenkins.plugins.mlops.engine.explain.recorded.RecordedPredictions;
import io.jenkins.plugins.mlops.engine.model.BlackBoxModel;
import io.jenkins.plugins.mlops.engine.model.Feature;
import io.jenkins.plugins.mlops.engine.model.Model;
import io.jenkins.plugins.mlops.engine.shap.block.ExplainOptions;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import io.jenkins.plugins.mlops.engine.slices.GroupColumn;
import io.jenkins.plugins.mlops.engine.slices.Grouping;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets all labelled rows of a table pass through the model. */
final class ExplainedRows {
    private final ExplainRequest request;
    private final Progress progress;
    private final DuckSession session;
    private final Table table;

    ExplainedRows(ExplainRequest request, Progress progress, DuckSession session, Table table) {
        this.request = request;
        this.progress = progress;
        this.session = session;
        this.table = table;
    }

    /**
     * Explains the rows.
     *
     * @param reference rows that stand for the population, where the model's file does not say what rows usually look like
     * @param grouped columns by which rows are compared
     */
    ExplainRun run(UnderstoodModel understood, Table reference, Set<String> grouped) throws IOException, SQLException {
        RecordedPredictions recorded =
                RecordedPredictions.of(request.model().serving().predictions(), table);
        Model model = TextInputs.known(named(understood.model()), List.of(table, reference), session);
        ModelInputs inputs = new ModelInputs(model, table, session, understood.missing());
        requireUsefulTarget(model);
        TargetColumn target = new TargetColumn(
                request.columns().target(),
                TargetMeaning.of(
                        model,
                        table,
                        request.columns().target(),
                        request.model().output(),
                        session));
        Map<String, Told> told = new LinkedHashMap<>(target.meaning().told());
        told.putAll(understood.told());
        PreparedModel prepared = prepare(model, reference, understood.missing());
        ScoredRows scored = new ScoredRows(prepared.model(), target);
        RowResults rows = pass(prepared, inputs, scored, target, recorded, grouped);
        UnderstoodModel.count(told, inputs.counts().replaced());
        BuiltInChecks checks = new BuiltInChecks(request, session, table);
        return new ExplainRun(
                prepared.model(), inputs, target, told, rows, checks.of(inputs, target, scored, rows, recorded));
    }

    private Model named(Model model) {
        Model named =
                UnnamedFeatures.named(model, table, others(), request.model().features());
        return request.model().features().isEmpty() ? BlankNames.matched(named, table) : named;
    }

    /** Columns that are named for another purpose than to be features. */
    private Set<String> others() {
        Set<String> others = new LinkedHashSet<>(request.columns().sensitive());
        others.addAll(request.columns().slices());
        others.addAll(RecordedPredictions.names(request.model().serving().predictions(), table));
        others.add(request.columns().target());
        return others;
    }

    private void requireUsefulTarget(Model model) {
        for (Feature feature : model.features()) {
            if (feature.name().equals(request.columns().target())) {
                throw new BadInputException(
                        "target \"" + request.columns().target() + "\" is itself a feature of the model");
            }
        }
        if (table.columns().isEmpty()) {
            throw new BadInputException("the data has no columns");
        }
    }

    private long count(Table of, String where) throws SQLException {
        Object count = session.query(
                        "SELECT count(*) FROM " + Sql.name(of.name()) + (where == null ? "" : " WHERE " + where))
                .get(0)[0];
        return ((Number) count).longValue();
    }

    private PreparedModel prepare(Model model, Table reference, double missing) throws IOException, SQLException {
        progress.step("prepare the model", -1);
        if (!PreparedModel.needsBackground(model)) {
            return PreparedModel.of(model, null, request.explanation().blackBox());
        }
        ModelInputs of = new ModelInputs(model, reference, session, missing);
        try (TableSource rows = new TableSource(session, reference, of, List.of(), null, count(reference, null))) {
            return PreparedModel.of(model, rows, request.explanation().blackBox());
        }
    }

    private RowResults pass(
            PreparedModel prepared,
            ModelInputs inputs,
            ScoredRows scored,
            TargetColumn target,
            RecordedPredictions recorded,
            Set<String> grouped)
            throws IOException, SQLException {
        Model model = prepared.model();
        Map<String, GroupColumn> groups = new LinkedHashMap<>();
        grouped.forEach(
                name -> groups.put(name, new GroupColumn(table.column(name).orElseThrow())));
        List<BesideColumn> beside = new ArrayList<>();
        groups.values().forEach(group -> beside.add(BesideColumn.of(group)));
        beside.addAll(recorded.collected());
        beside.add(target);
        long labelled = count(table, target.present());
        List<String> names = model.features().stream().map(Feature::name).toList();
        List<String> blocks = model.outputs() > 1 ? target.meaning().classes().outputNames() : List.of();
        try (TableSource source = new TableSource(session, table, inputs, beside, target.present(), labelled);
                AttributionWriter writer = request.explanation().attributions() == null
                        ? null
                        : new AttributionWriter(
                                request.explanation().attributions(), names, blocks, model instanceof BlackBoxModel)) {
            RowSamples samples = new RowSamples(source, names.size());
            ExplainSink sink = new ExplainSink(scored, target, samples, writer, labelled, progress);
            ShapSummary summary = prepared.explainer()
                    .explain(
                            source,
                            sink,
                            new ExplainOptions(
                                    request.limits().threads(),
                                    ExplainOptions.defaults().blockRows()));
            if (writer != null) {
                writer.commit();
            }
            Map<String, Grouping> groupings = new LinkedHashMap<>();
            groups.forEach((name, group) -> groupings.put(name, group.grouping()));
            return new RowResults(
                    summary, scored.predictions(), groupings, samples, notes(model, inputs, summary, target, labelled));
        }
    }

    private List<String> notes(Model model, ModelInputs inputs, ShapSummary summary, TargetColumn target, long labelled)
            throws SQLException {
        List<String> notes = new ArrayList<>(inputs.counts().notes());
        summary.notes().stream()
                .filter(note -> !model.info().notes().contains(note))
                .forEach(notes::add);
        long rows = count(table, null);
        if (labelled < rows) {
            notes.add((rows - labelled) + " of " + rows + " rows have no value of target \"" + target.name()
                    + "\" and are left out");
        }
        return notes;
    }
}
