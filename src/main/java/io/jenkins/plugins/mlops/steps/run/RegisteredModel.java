package io.jenkins.plugins.mlops.steps.run;

import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.mlops.agent.FileErrorText;
import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Companions;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.store.EmbeddedStore;
import io.jenkins.plugins.mlops.registry.EmbeddedRegistry;
import io.jenkins.plugins.mlops.registry.Watch;
import io.jenkins.plugins.mlops.registry.WatchLog;
import io.jenkins.plugins.mlops.request.CheckRequest;
import io.jenkins.plugins.mlops.results.CheckSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Gives {@code monitorModel} the baseline, the roles and the name of a model in the registry. */
public final class RegisteredModel {
    private final CheckRequest request;

    RegisteredModel(CheckRequest request) {
        this.request = request;
    }

    /**
     * Replaces name, alias and version by what the registry has under them; nothing when the step names no registered model.
     *
     * @param options of the command
     * @param files files to be sent, by option
     * @return the version that is watched, or null
     * @throws AbortException with one line, when there is no such version or it has no baseline
     */
    ModelVersion complete(Map<String, List<String>> options, Map<String, Map<String, Path>> files) throws IOException {
        List<String> alias = options.remove("alias");
        List<String> number = options.remove("version");
        List<String> name = options.remove("name");
        if (alias == null && number == null) {
            return null;
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
            Registry registry = EmbeddedRegistry.get().open();
            ModelVersion version = new EmbeddedStore(registry, EvidenceMaker.NONE)
                    .version(new ModelName(name.get(0)), (number == null ? alias : number).get(0))
                    .version();
            Companions beside = new Companions(registry, version);
            files.put("registered-baseline", Map.of(Companions.BASELINE, beside.baseline()));
            Path roles = beside.find(Companions.ROLES);
            if (roles != null) {
                files.put("registered-roles", Map.of(Companions.ROLES, roles));
            }
            files.put("registered-version", Map.of("version.json", beside.document()));
            options.putIfAbsent("model", List.of(version.name() + "/" + version.number()));
            return version;
        } catch (BadInputException x) {
            throw new AbortException(request.getKind().step() + ": " + x.getMessage());
        }
    }

    /** Notes that a check looked at a version, for the version's page. The check stands without it. */
    static void note(ModelVersion version, CheckSummary check, BuildInfo build, TaskListener listener) {
        try {
            WatchLog.of(new ModelName(version.name()))
                    .add(new Watch(
                            version.number(),
                            build,
                            check.getId(),
                            check.getVerdict().name(),
                            Instant.now()));
        } catch (IOException x) {
            listener.getLogger()
                    .println("[mlops] the page of " + version.uri() + " will not name this check: "
                            + FileErrorText.of(x));
        }
    }
}
