package io.jenkins.plugins.mlops.engine.explain;

import io.jenkins.plugins.mlops.engine.data.Fingerprint;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.data.Table;
import io.jenkins.plugins.mlops.engine.explain.rules.MeasuredFacts;
import io.jenkins.plugins.mlops.engine.fairness.Fairness;
import io.jenkins.plugins.mlops.engine.fairness.FairnessSection;
import io.jenkins.plugins.mlops.engine.model.TreeEnsemble;
import io.jenkins.plugins.mlops.engine.performance.PerformanceSections;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.Environment;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Subject;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.shap.block.ShapSummary;
import io.jenkins.plugins.mlops.engine.slices.SliceSection;
import io.jenkins.plugins.mlops.engine.validate.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the result document of explainModel together. */
final class ExplainDocument {
    private final ExplainRequest request;
    private final ExplainRun run;
    private final AttributionSections drawn;
    private final MeasuredFacts facts;
    private final Champion champion;
    private final List<Check> checks = new ArrayList<>();

    ExplainDocument(
            ExplainRequest request, ExplainRun run, AttributionSections drawn, MeasuredFacts facts, Champion champion) {
        this.request = request;
        this.run = run;
        this.drawn = drawn;
        this.facts = facts;
        this.champion = champion;
    }

    void decide(List<Check> decided) {
        checks.addAll(decided);
        checks.addAll(run.checks());
        checks.add(additivity());
    }

    /** Attributions that do not add up to the prediction say nothing, so nothing may be concluded from them. */
    private Check additivity() {
        ShapSummary summary = run.rows().summary();
        boolean holds = summary.additive() && summary.rows() > 0;
        String message = holds
                ? "in all " + summary.rows()
                        + " explained rows base and attributions add up to the prediction (largest relative error "
                        + String.format(java.util.Locale.ROOT, "%.1e", summary.worstError()) + ")"
                : "base and attributions do not add up to the prediction in row " + (summary.worstRow() + 1)
                        + " (relative error " + summary.worstError() + ")";
        return new Check(
                new CheckedRule("additivity", "Additivity", "Additivity", "transparency", null, Source.BUILT_IN),
                Severity.ERROR,
                holds ? Verdict.PASSED : Verdict.INCONCLUSIVE,
                new Observation(
                        summary.worstError(),
                        "<= 1e" + Math.round(Math.log10(summary.method().tolerance())),
                        message),
                new FailingRows(null, summary.rows(), List.of()));
    }

    ResultDocument of(List<InputFile> modelFiles, List<String> digests, ExplainedTable data, Environment environment) {
        Table table = data.table();
        long rows = run.rows().predictions().rows();
        List<Section> sections = new ArrayList<>();
        sections.add(drawn.importance());
        sections.add(drawn.beeswarm(run.rows().samples().points()));
        sections.add(drawn.dependence(run.rows().samples().points()));
        sections.add(drawn.waterfall(run.rows().samples()));
        sections.addAll(new PerformanceSections(facts.performance(), checks, champion.metrics()).all());
        if (!request.columns().sensitive().isEmpty()) {
            sections.add(FairnessSection.of(compared(), checks));
        }
        List<String> sliced = new ArrayList<>(request.columns().slices());
        request.columns().sensitive().stream()
                .filter(name -> !sliced.contains(name))
                .forEach(sliced::add);
        if (!sliced.isEmpty()) {
            sections.add(SliceSection.of(facts.slices(sliced)));
        }
        Map<String, Object> more = new LinkedHashMap<>();
        if (run.model() instanceof TreeEnsemble trees) {
            more.put("trees", trees.trees().size());
        }
        more.put("target", request.columns().target());
        run.told().forEach((name, known) -> more.put(name, known.toString()));
        sections.add(drawn.model(more, run.rows().notes()));
        sections.add(data.section(request, run.model()));
        sections.add(lineage(digests.get(0), data.fingerprint()));

        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.putAll(PerformanceSections.trend(facts.performance()));
        drawn.shares().entrySet().stream()
                .limit(5)
                .forEach(share -> metrics.put("share." + share.getKey(), share.getValue()));
        metrics.put("rows", (double) rows);
        List<Subject.SubjectFile> files = new ArrayList<>();
        for (int i = 0; i < modelFiles.size(); i++) {
            files.add(new Subject.SubjectFile(
                    modelFiles.get(i).shown(), modelFiles.get(i).bytes(), null, digests.get(i)));
        }
        for (int i = 0; i < table.files().size(); i++) {
            files.add(new Subject.SubjectFile(
                    table.files().get(i).shown(),
                    table.files().get(i).bytes(),
                    null,
                    data.fingerprint().files().get(i)));
        }
        Subject subject = new Subject(
                "model",
                modelFiles.get(0).shown(),
                digests.get(0),
                new Subject.Size(
                        modelFiles.get(0).bytes(), rows, run.model().features().size()),
                files);
        return new ResultDocument(
                new ResultDocument.Conclusion(
                        "explainModel",
                        Verdict.worst(checks.stream().map(Check::verdict).toList()),
                        Summary.of(checks),
                        request.now()),
                subject,
                new ResultDocument.Findings(checks, metrics, sections),
                environment);
    }

    /** Each sensitive column, and where there are several, all of them together. */
    private List<Fairness> compared() {
        List<Fairness> compared = new ArrayList<>();
        request.columns().sensitive().forEach(name -> compared.add(facts.fairness(List.of(name))));
        if (request.columns().sensitive().size() > 1) {
            compared.add(facts.fairness(request.columns().sensitive()));
        }
        return compared;
    }

    private Section lineage(String modelDigest, Fingerprint data) {
        return new Section(
                "lineage",
                "What was measured on what",
                Map.of(
                        "nodes",
                                List.of(
                                        Map.of(
                                                "id",
                                                "data",
                                                "kind",
                                                "dataset",
                                                "name",
                                                String.join(", ", request.data().files()),
                                                "detail",
                                                data.dataset()),
                                        Map.of(
                                                "id",
                                                "model",
                                                "kind",
                                                "model",
                                                "name",
                                                request.model().file(),
                                                "detail",
                                                modelDigest)),
                        "edges", List.of(Map.of("from", "data", "to", "model", "label", "explained and measured on"))));
    }
}
