package io.jenkins.plugins.mlops.engine.validate;

import io.jenkins.plugins.mlops.engine.Machine;
import io.jenkins.plugins.mlops.engine.contract.Contract;
import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.CheckedRule;
import io.jenkins.plugins.mlops.engine.result.FailingRows;
import io.jenkins.plugins.mlops.engine.result.Observation;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.Section;
import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together the result document of validateData. */
final class ValidateDocument {
    private final ValidateRequest request;
    private final Contract contract;
    private final Set<String> sensitive;

    /** @param contract what the data had to fulfil, or null */
    ValidateDocument(ValidateRequest request, Contract contract, Set<String> sensitive) {
        this.request = request;
        this.contract = contract;
        this.sensitive = sensitive;
    }

    ResultDocument of(List<Rule> rules, Examined examined) throws SQLException {
        List<Check> checks = new ArrayList<>(Checks.of(rules, examined.decided()));
        if (examined.rows() == 0) {
            checks.add(
                    0,
                    new Check(
                            new CheckedRule(
                                    "rows-present", "RowCount > 0", "RowCount", "coverage", null, Source.BUILT_IN),
                            Severity.ERROR,
                            Verdict.FAILED,
                            new Observation(
                                    0,
                                    "> 0",
                                    examined.isOfFiles()
                                            ? "the data has a header and no row"
                                            : "the query gave no row"),
                            FailingRows.NONE));
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("rows", (double) examined.rows());
        DataSections sections = examined.sections(sensitive);
        List<Section> shown = new ArrayList<>();
        List<List<String>> slices = new ArrayList<>(request.report().slices());
        if (request.report().target() != null) {
            slices.add(0, List.of(request.report().target()));
        }
        if (!slices.isEmpty()) {
            shown.add(sections.diversity(slices, metrics));
        }
        shown.add(sections.schema(examined.columns(), request.report().target()));
        if (contract != null) {
            shown.add(DataSections.contract(contract));
        }
        Map<Verdict, Long> counts = new HashMap<>();
        checks.forEach(check -> counts.merge(check.verdict(), 1L, Long::sum));
        metrics.put("checks", (double) checks.size());
        metrics.put("failed", counts.getOrDefault(Verdict.FAILED, 0L).doubleValue());
        metrics.put("warnings", counts.getOrDefault(Verdict.WARNING, 0L).doubleValue());
        metrics.put(
                "inconclusive", counts.getOrDefault(Verdict.INCONCLUSIVE, 0L).doubleValue());
        return new ResultDocument(
                new ResultDocument.Conclusion(
                        "validateData",
                        Verdict.worst(checks.stream().map(Check::verdict).toList()),
                        Summary.of(checks),
                        request.now()),
                examined.subject(),
                new ResultDocument.Findings(checks, metrics, shown),
                Machine.environment(request.now(), request.limits().threads(), examined.environment()));
    }
}
