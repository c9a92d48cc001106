package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.Comparer;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.DriftAnalysis;
import io.jenkins.plugins.mlops.engine.drift.DriftDecision;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Loads the columns of both sides and compares them. */
final class ColumnComparison {
    private final MonitorRequest request;
    private final Progress progress;
    private final List<String> tooMany = Collections.synchronizedList(new ArrayList<>());

    ColumnComparison(MonitorRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /** Columns left out because nearly every row has a category of its own. */
    List<String> tooManyCategories() {
        return List.copyOf(tooMany);
    }

    DriftReport compare(ColumnPlan plan, PairSource pairs) {
        AtomicInteger done = new AtomicInteger();
        List<DriftAnalysis.Source> sources = new ArrayList<>();
        for (ColumnPlan.Compared column : plan.compared()) {
            sources.add(() -> {
                ColumnPair pair;
                try {
                    pair = pairs.load(column);
                } catch (ColumnLoader.TooManyCategories e) {
                    tooMany.add(column.name());
                    pair = null;
                }
                progress.step(
                        "comparing columns",
                        (double) done.incrementAndGet() / plan.compared().size());
                return pair;
            });
        }
        List<Comparison> compared = DriftAnalysis.compare(
                sources,
                new Comparer(request.demands().policy(), sources.size()),
                request.settings().limits().threads());
        return DriftDecision.decide(compared, request.demands().policy());
    }
}
