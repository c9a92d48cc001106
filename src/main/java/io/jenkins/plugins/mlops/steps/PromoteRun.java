package io.jenkins.plugins.mlops.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.mlflow.MlflowException;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.registry.BuildFacts;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** {@code promoteModel}: all on the controller, which has the registry or speaks to it. Doing it again after a restart moves nothing twice. */
final class PromoteRun {
    private static final String NUMBER = "[1-9][0-9]{0,8}";

    private final CheckRequest request;
    private final String token;
    private final Run<?, ?> run;
    private final TaskListener listener;

    PromoteRun(CheckRequest request, String token, Run<?, ?> run, TaskListener listener) {
        this.request = request;
        this.token = token;
        this.run = run;
        this.listener = listener;
    }

    /** Moves the alias, or says why not, and stores which. */
    CheckSummary run(EnvVars environment, boolean promoter) throws IOException {
        AliasPermission.require(request, promoter);
        try {
            return decide(environment);
        } catch (BadInputException | MlflowException x) {
            throw new AbortException(request.getKind().step() + ": " + x.getMessage());
        }
    }

    private CheckSummary decide(EnvVars environment) throws IOException {
        ModelName name = new ModelName(request.option("name").get(0));
        String alias = request.option("alias").get(0);
        Decisions.checkAlias(alias);
        NamedRegistry registry = new NamedRegistry(request, run);
        ModelStore store = registry.store();
        String note =
                request.option("note").isEmpty() ? null : request.option("note").get(0);
        DecisionMaker decided = new DecisionMaker(BuildFacts.by(run), BuildFacts.of(run, environment), note);
        BuildResults results = new BuildResults(run);
        Path folder = results.folder(results.reserve(request, token));
        RestartMarker intent = new RestartMarker(results.folder(), token);
        PromotionDocument document = new PromotionDocument(name.text());
        StoredVersion version;
        if (request.option("rollback").contains("true")) {
            Rollback rollback = new Rollback(name, alias, intent);
            int back = registry.embedded() == null
                    ? rollback.once(store, decided)
                    : rollback.once(registry.embedded().registry(), decided);
            version = store.version(name, String.valueOf(back));
            document.moved(name + " " + alias + " is version " + version.number() + " again");
        } else {
            Promotion.Made made = promoted(registry, name, new Promotion(name, alias, comparisons(), decided), intent);
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
        intent.forget();
        return stored;
    }

    private Promotion.Made promoted(NamedRegistry registry, ModelName name, Promotion promotion, RestartMarker intent)
            throws IOException {
        String number = request.option("version").isEmpty()
                ? ""
                : request.option("version").get(0);
        if (registry.embedded() != null) {
            Promotion.Made before = promotion.found(
                    registry.embedded().registry(), intent, number.matches(NUMBER) ? Integer.parseInt(number) : 0);
            if (before != null) {
                return before;
            }
        }
        return promotion.make(registry.store(), wanted(registry.store(), name));
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

    private int wanted(ModelStore registry, ModelName name) throws IOException {
        List<String> number = request.option("version");
        List<String> from = request.option("from");
        if (number.isEmpty() == from.isEmpty()) {
            throw new BadInputException(
                    "name the version, or the alias that points at it, for example version: 3 or from: 'challenger'");
        }
        if (from.isEmpty()) {
            if (!number.get(0).matches(NUMBER)) {
                throw new BadInputException(
                        "version: expected a number from 1, found " + OneLine.quoted(number.get(0)));
            }
            return Integer.parseInt(number.get(0));
        }
        SortedMap<String, Integer> aliases = registry.aliases(name);
        Integer found = aliases.get(from.get(0));
        if (found == null) {
            throw new BadInputException("the model " + name + " has no alias " + OneLine.quoted(from.get(0))
                    + Suggestion.hint(from.get(0), aliases.keySet()));
        }
        return found;
    }
}
