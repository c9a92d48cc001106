package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.Progress;
import io.jenkins.plugins.mlops.engine.data.DuckSession;
import io.jenkins.plugins.mlops.engine.drift.ColumnPair;
import io.jenkins.plugins.mlops.engine.drift.Comparer;
import io.jenkins.plugins.mlops.engine.drift.Comparison;
import io.jenkins.plugins.mlops.engine.drift.DriftAnalysis;
import io.jenkins.plugins.mlops.engine.drift.DriftDecision;
import io.jenkins.plugins.mlops.engine.drift.DriftReport;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineJson;
import io.jenkins.plugins.mlops.engine.drift.profile.BaselineProfile;
import io.jenkins.plugins.mlops.engine.drift.profile.ColumnProfile;
import io.jenkins.plugins.mlops.engine.drift.profile.NumericProfile;
import io.jenkins.plugins.mlops.engine.output.StagedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Loads the columns of both sides and compares them. */
final class ColumnComparison {
    private final MonitorRequest request;
    private final Progress progress;
    private final ColumnLoader loader;
    private final List<String> tooMany = Collections.synchronizedList(new ArrayList<>());

    ColumnComparison(MonitorRequest request, DuckSession session, Progress progress) {
        this.request = request;
        this.progress = progress;
        this.loader = new ColumnLoader(session, request.roles().entity());
    }

    /** Columns left out because nearly every row has a category of its own. */
    List<String> tooManyCategories() {
        return List.copyOf(tooMany);
    }

    DriftReport compare(ColumnPlan plan, Baseline baseline, Side current) {
        AtomicInteger done = new AtomicInteger();
        List<DriftAnalysis.Source> sources = new ArrayList<>();
        for (ColumnPlan.Compared column : plan.compared()) {
            sources.add(() -> {
                ColumnPair pair;
                try {
                    pair = column.numeric()
                            ? numeric(column, baseline, current)
                            : categorical(column, baseline, current);
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
        List<Comparison> compared =
                DriftAnalysis.compare(sources, new Comparer(request.policy(), sources.size()), request.threads());
        return DriftDecision.decide(compared, request.policy());
    }

    private ColumnPair numeric(ColumnPlan.Compared column, Baseline baseline, Side current) throws SQLException {
        ColumnLoader.Numbers now = loader.numbers(current, column.name());
        if (baseline instanceof Baseline.OfProfile frozen) {
            ColumnProfile.Numeric before =
                    (ColumnProfile.Numeric) frozen.profile().columns().get(column.name());
            return new ColumnPair.Numeric(
                    column.name(),
                    column.role(),
                    before.values().sample(),
                    before.values().coarsened(now.sample()),
                    before.effect(),
                    now.effect());
        }
        ColumnLoader.Numbers before = loader.numbers(((Baseline.OfTable) baseline).side(), column.name());
        return new ColumnPair.Numeric(
                column.name(), column.role(), before.sample(), now.sample(), before.effect(), now.effect());
    }

    private ColumnPair categorical(ColumnPlan.Compared column, Baseline baseline, Side current) throws SQLException {
        ColumnLoader.Categories now = loader.categories(current, column.name());
        if (baseline instanceof Baseline.OfProfile frozen) {
            ColumnProfile.Categorical before =
                    (ColumnProfile.Categorical) frozen.profile().columns().get(column.name());
            return new ColumnPair.Categorical(
                    column.name(), column.role(), before.values(), now.sample(), before.effect(), now.effect());
        }
        ColumnLoader.Categories before = loader.categories(((Baseline.OfTable) baseline).side(), column.name());
        return new ColumnPair.Categorical(
                column.name(), column.role(), before.sample(), now.sample(), before.effect(), now.effect());
    }

    /** Writes the reference as a baseline. */
    void freeze(ColumnPlan plan, Baseline baseline) throws SQLException, IOException {
        if (!(baseline instanceof Baseline.OfTable table)) {
            throw new io.jenkins.plugins.mlops.engine.BadInputException(
                    "only a reference table can be frozen; a baseline was given, which is frozen already");
        }
        Map<String, ColumnProfile> columns = new LinkedHashMap<>();
        for (ColumnPlan.Compared column : plan.compared()) {
            if (!tooMany.contains(column.name())) {
                columns.put(
                        column.name(),
                        loader.profile(table.side(), column.name(), column.numeric(), NumericProfile.USUAL_CELLS));
            }
        }
        String json = BaselineJson.write(new BaselineProfile(request.now(), request.model(), baseline.rows(), columns));
        StagedFiles.writeOne(request.freeze(), out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }
}
