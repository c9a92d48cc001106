package io.jenkins.plugins.mlops.steps.run;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.agent.FileErrorText;
import io.jenkins.plugins.mlops.config.Registries;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Companions;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.http.RegistryServerException;
import io.jenkins.plugins.mlops.engine.registry.store.EmbeddedStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.ModelRegistry;
import io.jenkins.plugins.mlops.registry.ServerCompanions;
import io.jenkins.plugins.mlops.registry.Watch;
import io.jenkins.plugins.mlops.registry.WatchLog;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Gives {@code monitorModel} the baseline, the roles and the name of a model in a registry. What came from a server is deleted when this is closed. */
public final class RegisteredModel implements Closeable {
    private final CheckRequest request;
    private final Run<?, ?> run;

    /** The version in the registry inside Jenkins, the one that has pages. */
    private ModelVersion watched;

    private ServerCompanions sent;

    RegisteredModel(CheckRequest request, Run<?, ?> run) {
        this.request = request;
        this.run = run;
    }

    /**
     * Replaces name, alias, version and registry by what the registry has under them; nothing when the step names no registered model.
     *
     * @param options of the command
     * @param files files to be sent, by option
     * @throws AbortException with one line, when there is no such registry or version, the version has no baseline, or the job may not use the credentials
     */
    void complete(Map<String, List<String>> options, Map<String, Map<String, Path>> files) throws IOException {
        List<String> alias = options.remove("alias");
        List<String> number = options.remove("version");
        List<String> name = options.remove("name");
        List<String> registry = options.remove("registry");
        if (alias == null && number == null && registry == null) {
            return;
        }
        try {
            if (name == null || alias != null && number != null) {
                throw new BadInputException(
                        name == null
                                ? "name the registered model, for example name: 'credit-risk', alias: 'champion'"
                                : "give either an alias or a version, not both");
            }
            if (options.containsKey("reference") || options.containsKey("baseline")) {
                throw new BadInputException(
                        "give either a registered model, whose baseline is taken, or a reference or baselineFile, not both");
            }
            ModelRegistry server = registry == null ? null : Registries.find(registry.get(0), run.getParent());
            ModelName model = new ModelName(name.get(0));
            String selector = (number == null ? alias : number).get(0);
            ModelVersion version = server == null
                    ? embedded(model, selector, files)
                    : served(server.open(run), model, selector, files);
            options.putIfAbsent("model", List.of(version.name() + "/" + version.number()));
        } catch (BadInputException | RegistryServerException x) {
            throw new AbortException(request.getKind().step() + ": " + x.getMessage());
        }
    }

    private ModelVersion embedded(ModelName name, String selector, Map<String, Map<String, Path>> files)
            throws IOException {
        Registry registry = EmbeddedRegistry.get().open();
        watched = new EmbeddedStore(registry, EvidenceMaker.NONE)
                .version(name, selector)
                .version();
        Companions beside = new Companions(registry, watched);
        send(files, beside.baseline(), beside.find(Companions.ROLES), beside.document());
        return watched;
    }

    private ModelVersion served(ModelStore store, ModelName name, String selector, Map<String, Map<String, Path>> files)
            throws IOException {
        ModelVersion version = store.version(name, selector).version();
        sent = ServerCompanions.of(store, version);
        send(files, sent.find(Companions.BASELINE), sent.find(Companions.ROLES), sent.find(ServerCompanions.VERSION));
        return version;
    }

    private static void send(Map<String, Map<String, Path>> files, Path baseline, Path roles, Path version) {
        files.put("registered-baseline", Map.of(Companions.BASELINE, baseline));
        if (roles != null) {
            files.put("registered-roles", Map.of(Companions.ROLES, roles));
        }
        files.put("registered-version", Map.of(ServerCompanions.VERSION, version));
    }

    /** Notes that a check looked at a version of the registry inside Jenkins, for the version's page. The check stands without it. */
    void note(CheckSummary check, BuildInfo build, TaskListener listener) {
        if (watched == null) {
            return;
        }
        try {
            WatchLog.of(new ModelName(watched.name()))
                    .add(new Watch(
                            watched.number(),
                            build,
                            check.getId(),
                            check.getVerdict().name(),
                            Instant.now()));
        } catch (IOException x) {
            listener.getLogger()
                    .println("[mlops] the page of " + watched.uri() + " will not name this check: "
                            + FileErrorText.of(x));
        }
    }

    @Override
    public void close() throws IOException {
        if (sent != null) {
            sent.close();
        }
    }
}
