package io.jenkins.plugins.mlops.steps.register;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.agent.EngineResult;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.NewModelName;
import io.jenkins.plugins.mlops.engine.registry.VerdictDocument;
import io.jenkins.plugins.mlops.engine.registry.http.RegistryServerException;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.registry.BuildFacts;
import io.jenkins.plugins.mlops.registry.RegisteredDocument;
import io.jenkins.plugins.mlops.registry.Registration;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.request.OneLine;
import io.jenkins.plugins.mlops.request.Reaction;
import io.jenkins.plugins.mlops.results.BuildResults;
import io.jenkins.plugins.mlops.results.CheckSummary;
import io.jenkins.plugins.mlops.steps.change.AliasPermission;
import io.jenkins.plugins.mlops.steps.change.RestartMarker;
import io.jenkins.plugins.mlops.steps.change.StepRegistry;
import io.jenkins.plugins.mlops.steps.verdict.Gate;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code registerModel} behind its form: what can be refused is refused first, then the engine scans and describes the model on the agent,
 * then the controller copies it into its registry. Doing it again after a restart gives the same version.
 */
public final class RegisterRun {
    private final CheckRequest request;
    private final String token;
    private final Run<?, ?> run;
    private final BuildResults results;
    private final RequiredResults required;
    private final StepRegistry registry;

    public RegisterRun(CheckRequest request, String token, Run<?, ?> run, ReadableJobs jobs) throws IOException {
        this.request = request;
        this.token = token;
        this.run = run;
        this.results = new BuildResults(run);
        this.required = new RequiredResults(request, token, run, jobs);
        try {
            this.registry = StepRegistry.of(request, run);
        } catch (BadInputException x) {
            throw new AbortException(request.getKind().step() + ": " + x.getMessage());
        }
    }

    /**
     * Refuses what needs no look at the model.
     *
     * @param promoter whether the build runs with the right to move protected aliases
     */
    public static void check(CheckRequest request, boolean promoter) throws AbortException {
        try {
            NewModelName.of(request.option("name").get(0));
            for (String alias : request.option("alias")) {
                Decisions.checkAlias(alias);
            }
            pairs(request, "param");
            pairs(request, "tag");
        } catch (BadInputException x) {
            throw new AbortException(request.getKind().step() + ": " + x.getMessage());
        }
        AliasPermission.require(request, promoter);
    }

    /** Returns the options for the engine. */
    public Map<String, List<String>> options() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (String option : List.of("name", "model", "metrics", "signature", "scan-policy")) {
            if (!request.option(option).isEmpty()) {
                options.put(option, request.option(option));
            }
        }
        if (!required.datasets().isEmpty() && !request.option("dataset").isEmpty()) {
            options.put("dataset", required.datasets());
        }
        return options;
    }

    /** Lines for the log about the results that are required. */
    public List<String> notes() {
        return required.elsewhere();
    }

    /** Results that the engine needs to see. */
    public Map<String, Map<String, Path>> files() {
        return required.files().isEmpty() ? Map.of() : Map.of("requires", required.files());
    }

    /** Makes the version, unless the engine's verdict says otherwise, and stores what came of it. */
    public CheckSummary finish(EngineResult result, FilePath workspace, EnvVars environment, TaskListener listener)
            throws IOException, InterruptedException {
        if (new Gate(request.getPolicy(), result.verdict()).reaction() == Reaction.FAILURE
                || result.verdict() == Verdict.FAILED) {
            return results.store(request, token, result);
        }
        Path folder = results.folder(results.reserve(request, token));
        RestartMarker marker = new RestartMarker(results.folder(), token);
        StoredVersion stored;
        try {
            stored = store(Registration.read(folder), workspace, facts(environment), listener, marker);
        } catch (BadInputException | RegistryServerException | FileSystemException x) {
            throw new AbortException(request.getKind().step() + ": " + x.getMessage());
        }
        ModelVersion version = stored.version();
        String message = version.name() + " version " + version.number() + " is registered as " + version.uri()
                + registry.in() + " (" + version.digest() + ")";
        new RegisteredDocument(folder).complete(version, request.option("alias"), message);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("version", (double) version.number());
        version.metrics().forEach((name, value) -> metrics.put("model." + name, value));
        metrics.putAll(result.metrics());
        EngineResult registered = new EngineResult(
                result.verdict(),
                message,
                result.broken(),
                result.counts(),
                metrics,
                version.digest(),
                OneLine.of(version.name(), 200));
        CheckSummary summary = results.store(request, token, registered, registry.registered(stored));
        marker.forget();
        return summary;
    }

    private Registration.Facts facts(EnvVars environment) throws IOException {
        List<VerdictDocument> verdicts = required.documents();
        Map<String, Double> measured = new TreeMap<>();
        for (VerdictDocument verdict : verdicts) {
            measured.putAll(RegisteredDocument.measured(verdict.bytes()));
        }
        return new Registration.Facts(
                new ModelName(request.option("name").get(0)),
                new DecisionMaker(BuildFacts.by(run), BuildFacts.of(run, environment), null),
                pairs(request, "param"),
                pairs(request, "tag"),
                required.datasets(),
                new Registration.Required(verdicts, measured));
    }

    private StoredVersion store(
            Registration registration,
            FilePath workspace,
            Registration.Facts facts,
            TaskListener listener,
            RestartMarker marker)
            throws IOException, InterruptedException {
        StoredVersion version = registry.register(registration, facts, workspace, listener);
        for (String alias : request.option("alias")) {
            registry.alias(facts.name(), alias, version.number(), facts.decided(), marker);
        }
        return version;
    }

    private static Map<String, String> pairs(CheckRequest request, String option) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : request.option(option)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new BadInputException(option + "s: expected NAME=VALUE, found " + OneLine.quoted(pair));
            }
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }
}
