package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.monitor.FrozenBaseline;
import io.jenkins.plugins.mlops.engine.monitor.ModelFacts;
import io.jenkins.plugins.mlops.engine.monitor.Roles;
import io.jenkins.plugins.mlops.engine.monitor.RolesFile;
import io.jenkins.plugins.mlops.engine.monitor.WatchedModel;
import io.jenkins.plugins.mlops.engine.registry.Companions;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The model that {@code mlops monitor} watches, with its baseline, from files that are named, from a version in a registry, or from what
 * Jenkins took out of its own.
 *
 * @param model the model, by name and version where it has them
 * @param baseline frozen baseline, or null when a reference is given
 * @param roles what the columns are
 */
record MonitoredModel(WatchedModel model, FrozenBaseline baseline, Roles roles) {
    /** A registered model, and when it was registered, or null where nobody says that. */
    private record Watched(WatchedModel model, Instant registered) {}

    static MonitoredModel of(Options options, Output output) throws IOException {
        String sent = options.one("registered-baseline");
        if (options.one("name") != null) {
            return registered(options, output);
        }
        if (sent != null) {
            Path roles = options.one("registered-roles") == null ? null : Path.of(options.one("registered-roles"));
            String version = options.one("registered-version");
            Map<String, Object> told = version == null
                    ? Map.of()
                    : JsonReader.object(InputFile.text(Path.of(version), "the registered version"));
            ModelFacts facts = told.isEmpty() ? ModelFacts.none() : ModelFacts.of(told.get("signature"));
            Instant registered = told.get("created") instanceof String moment ? Instant.parse(moment) : null;
            Watched watched = new Watched(new WatchedModel(options.one("model"), facts), registered);
            return of(options, output, watched, file(Path.of(sent)), file(roles));
        }
        for (String needsName : new String[] {"registry", "alias", "version"}) {
            if (options.value(needsName, null) != null) {
                throw new BadInputException(
                        OptionName.of(needsName) + " needs the model's name: " + OptionName.with("name", "NAME"));
            }
        }
        String file = options.one("baseline");
        if (options.all("reference").isEmpty() && file == null) {
            throw new BadInputException("nothing to compare with; give the data the model was trained on ("
                    + OptionName.with("reference", "FILE") + "), a frozen baseline ("
                    + OptionName.with("baseline", "FILE") + ") or a registered model ("
                    + (OptionName.isParameter()
                            ? OptionName.all("name", "NAME", "alias", "ALIAS") // one inside Jenkins needs no registry
                            : OptionName.all("registry", "DIR", "name", "NAME", "alias", "ALIAS"))
                    + ")");
        }
        InputFile found = file == null ? null : output.inputs().file(file);
        return new MonitoredModel(
                new WatchedModel(options.one("model"), ModelFacts.none()),
                found == null ? null : new FrozenBaseline(file, found.text(), null),
                roles(options, output));
    }

    private static MonitoredModel registered(Options options, Output output) throws IOException {
        if (!options.all("reference").isEmpty() || options.one("baseline") != null) {
            throw new BadInputException(
                    "give either a registered model, whose baseline is taken, or a reference or baseline, not both");
        }
        ModelStore store = RegistryLocation.of(options).existing();
        Integer number = options.value("version", null);
        String selector = number == null ? options.one("alias") : number.toString();
        if (selector == null) {
            throw new BadInputException(OptionName.of("name") + " needs the version to watch: "
                    + OptionName.with("alias", "ALIAS") + " or " + OptionName.with("version", "N"));
        }
        ModelVersion version =
                store.version(new ModelName(options.one("name")), selector).version();
        String model = options.one("model") == null ? version.name() + "/" + version.number() : options.one("model");
        Watched watched = new Watched(new WatchedModel(model, ModelFacts.of(version.signature())), version.created());
        byte[] baseline = store.companion(version, Companions.BASELINE);
        if (baseline == null) {
            throw new BadInputException(Companions.missing(version));
        }
        byte[] roles = store.companion(version, Companions.ROLES);
        return of(
                options,
                output,
                watched,
                shown -> InputFile.text(baseline, shown),
                roles == null ? null : shown -> InputFile.text(roles, shown));
    }

    /** What reads a file as text, called as it is shown; null for none. */
    private static UnaryOperator<String> file(Path path) {
        return path == null ? null : shown -> InputFile.text(path, shown);
    }

    private static MonitoredModel of(
            Options options,
            Output output,
            Watched watched,
            UnaryOperator<String> baseline,
            UnaryOperator<String> roles)
            throws IOException {
        WatchedModel model = watched.model();
        String of = model.name() == null ? "the registered model" : model.name();
        FrozenBaseline frozen =
                new FrozenBaseline("baseline of " + of, baseline.apply("the baseline of " + of), watched.registered());
        boolean own = options.one("roles") != null || roles == null;
        return new MonitoredModel(
                model,
                frozen,
                own ? roles(options, output) : RolesFile.read(roles.apply("the roles of " + of), "roles of " + of));
    }

    private static Roles roles(Options options, Output output) throws IOException {
        String name = options.one("roles");
        if (name == null) {
            return Roles.none();
        }
        InputFile file = output.inputs().file(name);
        return RolesFile.read(file.text(), file.shown());
    }
}
