package io.jenkins.plugins.mlops.steps.promote;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.http.RegistryServerException;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.registry.BuildFacts;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.steps.change.AliasPermission;
import io.jenkins.plugins.mlops.steps.change.Promotion;
import io.jenkins.plugins.mlops.steps.change.RestartMarker;
import io.jenkins.plugins.mlops.steps.change.StepRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code promoteModel}: all on the controller, which has the registry or speaks to it. Doing it again after a restart moves nothing twice. */
public final class PromoteRun {
    private final CheckRequest request;
    private final String token;
    private final Run<?, ?> run;
    private final TaskListener listener;

    public PromoteRun(CheckRequest request, String token, Run<?, ?> run, TaskListener listener) {
        this.request = request;
        this.token = token;
        this.run = run;
        this.listener = listener;
    }

    /** Moves the alias, or says why not, and stores which. */
    public CheckSummary run(EnvVars environment, boolean promoter) throws IOException {
        AliasPermission.require(request, promoter);
        try {
            return decide(environment);
        } catch (BadInputException | RegistryServerException x) {
            throw new AbortException(request.getKind().step() + ": " + x.getMessage());
        }
    }

    private CheckSummary decide(EnvVars environment) throws IOException {
        ModelName name = new ModelName(request.option("name").get(0));
        String alias = request.option("alias").get(0);
        Decisions.checkAlias(alias);
        StepRegistry registry = StepRegistry.of(request, run);
        ModelStore store = registry.store();
        String note =
                request.option("note").isEmpty() ? null : request.option("note").get(0);
        DecisionMaker decided = new DecisionMaker(BuildFacts.by(run), BuildFacts.of(run, environment), note);
        BuildResults results = new BuildResults(run);
        Path folder = results.folder(results.reserve(request, token));
        RestartMarker marker = new RestartMarker(results.folder(), token);
        PromotionDocument document = new PromotionDocument(name.text());
        StoredVersion version;
        if (request.option("rollback").contains("true")) {
            int back = registry.rollback(name, alias, decided, marker);
            version = store.version(name, String.valueOf(back));
            document.moved(name + " " + alias + " is version " + version.number() + " again");
        } else {
            Promotion.Made made = registry.promote(
                    new Promotion(name, alias, comparisons(), decided),
                    Promotion.Choice.of(name, request.option("version"), request.option("from")),
                    marker);
            version = store.version(name, String.valueOf(made.version()));
            made.outcomes().forEach(document::compared);
            made.outcomes()
                    .forEach(outcome -> listener.getLogger()
                            .println("[mlops] " + (outcome.holds() ? "holds: " : "broken: ") + outcome.message()));
            if (document.holds()) {
                document.moved(name + " " + alias + " is version " + made.version()
                        + (made.before() == 0
                                ? ""
                                : made.before() == made.version()
                                        ? ", as before"
                                        : ", it was version " + made.before()));
            }
        }
        document.write(folder, version.version());
        CheckSummary stored =
                results.store(request, token, result(document, version.version()), registry.registered(version));
        marker.forget();
        return stored;
    }

    private List<Comparison> comparisons() {
        return request.option("compare").stream().map(Comparison::parse).collect(Collectors.toList());
    }

    private EngineResult result(PromotionDocument document, ModelVersion version) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        counts.put(Verdict.PASSED, document.count(true));
        counts.put(Verdict.FAILED, document.count(false));
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("version", (double) version.number());
        return new EngineResult(
                document.verdict(),
                document.message(),
                List.of(),
                counts,
                metrics,
                version.digest(),
                OneLine.of(version.name(), 200));
    }
}
