package io.jenkins.plugins.mlops.engine.cli;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Cleaning;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.Problem;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.evidence.SignatureCheck;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.EmbeddedStore;
import io.jenkins.plugins.mlops.engine.registry.store.ListedModel;
import io.jenkins.plugins.mlops.engine.registry.store.ModelCatalog;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code mlops registry VERB}. */
final class RegistryCommand extends Command {
    private static final List<String> VERBS =
            List.of("list", "verify", "rebuild", "gc", "export", "evidence", "promote", "rollback");

    private static final int MOST_LISTED = 1_000;

    RegistryCommand() {
        super(
                "registry",
                "lists, checks, rebuilds, cleans or exports a registry, writes out what is known of a version, promotes or rolls back a version");
    }

    @Override
    PositionalParamSpec operands() {
        return Option.operands("VERB", String.join(", ", VERBS))
                .completionCandidates(VERBS)
                .build();
    }

    @Override
    List<Option> options() {
        return List.of(
                Option.one(
                        "registry",
                        "DIR|URL",
                        "folder of the registry; for list, promote and rollback also the address of an MLflow server or oci://HOST/REPOSITORY"),
                Option.one(
                        "name",
                        "NAME",
                        "name of the model, for export, evidence, promote and rollback, for verify with --key, and for list of a server"),
                Option.one("version", "N", "version of the model").as(OptionType.whole(1)),
                Option.one(
                        "alias",
                        "ALIAS",
                        "alias: in place of a version for export and evidence, the one to move for promote and rollback"),
                Option.many(
                        "compare",
                        "METRIC",
                        "promote only when METRIC[:lower|:higher[:TOLERANCE]] is not worse than the champion's; TOLERANCE is 0.01, or 2% of the champion's value"),
                Option.one(
                        "key",
                        "FILE",
                        "public key in PEM: verify also checks that it signed every version, of all models or of --name"),
                Option.one("by", "NAME", "who decides (default: the user of this process)"),
                Option.one("note", "TEXT", "why"),
                Option.one("grace", "HOURS", "gc leaves alone what is younger (default 1)")
                        .as(OptionType.whole(0)),
                Option.one(
                                "keep",
                                "N",
                                "gc also removes versions: the newest N of each model stay, and all that an alias or another version needs")
                        .as(OptionType.whole(1)),
                Option.flag("dry-run", "gc removes nothing, and says what it would remove"),
                Option.one("out", "DIR", "folder for evidence, new folder for export"));
    }

    @Override
    int run(Options options, Output output) throws IOException {
        String verb = options.operands().isEmpty() ? "" : options.operands().get(0);
        if (!VERBS.contains(verb) || options.operands().size() > 1) {
            throw new BadInputException("mlops registry needs one of " + String.join(", ", VERBS) + ", found \""
                    + String.join(" ", options.operands()) + "\"" + Suggestion.hint(verb, VERBS));
        }
        ModelStore store = RegistryLocation.of(options).existing();
        if (verb.equals("promote")) {
            return promote(store, options, output);
        }
        if (verb.equals("rollback")) {
            return rollback(store, options, output);
        }
        if (verb.equals("list") && store instanceof ModelCatalog catalog) {
            return list(catalog, options.one("name"), output);
        }
        if (!(store instanceof EmbeddedStore embedded)) {
            throw new BadInputException("mlops registry " + verb
                    + " needs the folder of a registry; of a server only list, promote and rollback can be asked");
        }
        Registry registry = embedded.registry();
        return switch (verb) {
            case "list" -> list(registry, output);
            case "verify" -> verify(registry, options, output);
            case "rebuild" -> {
                registry.maintenance().rebuild();
                output.line("rebuilt the index, the aliases and the keys");
                yield ExitCode.PASSED;
            }
            case "gc" -> clean(registry, options, output);
            case "evidence" -> evidence(registry, options, output);
            default -> {
                ModelVersion version = version(registry, options);
                Path out = Path.of(options.required("out"));
                registry.maintenance().export(version, out);
                output.line("exported " + version.uri() + " to " + out);
                yield ExitCode.PASSED;
            }
        };
    }

    private static int clean(Registry registry, Options options, Output output) throws IOException {
        Cleaning asked = Cleaning.of(Duration.ofHours(options.value("grace", 1)))
                .keeping(options.value("keep", 0), options.value("by", System.getProperty("user.name")));
        Cleaning cleaning = (options.has("dry-run") ? asked.dry() : asked).saying(output::line);
        output.line(cleaning.sentence(registry.maintenance().gc(cleaning)));
        return ExitCode.PASSED;
    }

    private static int evidence(Registry registry, Options options, Output output) throws IOException {
        ModelVersion version = version(registry, options);
        Path out = Path.of(options.required("out"));
        int written = registry.maintenance().evidence(version, out);
        output.line(
                written == 0
                        ? "there is nothing beside " + version.uri()
                        : "wrote " + written + " documents beside " + version.uri() + " to " + out);
        return ExitCode.PASSED;
    }

    private static int rollback(ModelStore store, Options options, Output output) throws IOException {
        ModelName name = new ModelName(options.required("name"));
        int back = store.rollback(name, options.required("alias"), decided(options));
        output.line(name + " " + options.one("alias") + " is version " + back + " again");
        return ExitCode.PASSED;
    }

    private static int list(ModelCatalog catalog, String name, Output output) throws IOException {
        if (name != null) {
            ListedModel model = catalog.model(new ModelName(name));
            if (model.newest() == 0) {
                throw new BadInputException("there is no model " + name);
            }
            output.line(line(model));
            return ExitCode.PASSED;
        }
        List<ListedModel> models = catalog.models(MOST_LISTED + 1);
        models.stream().limit(MOST_LISTED).forEach(model -> output.line(line(model)));
        if (models.size() > MOST_LISTED) {
            output.line("and more; only the first " + MOST_LISTED + " are listed");
        }
        return ExitCode.PASSED;
    }

    private static String line(ListedModel model) {
        return model.name() + ": newest version " + model.newest() + ", aliases " + model.aliases();
    }

    private static int list(Registry registry, Output output) throws IOException {
        for (ModelName name : registry.models()) {
            List<Integer> versions = registry.versions(name);
            output.line(name + ": " + versions.size() + (versions.size() == 1 ? " version" : " versions") + ", aliases "
                    + registry.aliases(name));
        }
        return ExitCode.PASSED;
    }

    private static int verify(Registry registry, Options options, Output output) throws IOException {
        int whole = whole(registry, output);
        String key = options.one("key");
        if (key == null) {
            return whole;
        }
        SignatureCheck check =
                SignatureCheck.with(key, output.inputs().file(key).path());
        String name = options.one("name");
        int signed = new SignedVersions(registry, check, output).check(name == null ? null : new ModelName(name));
        boolean broken = whole == ExitCode.BROKEN || signed == ExitCode.BROKEN;
        return broken ? ExitCode.BROKEN : Math.max(whole, signed);
    }

    private static int whole(Registry registry, Output output) throws IOException {
        List<Problem> problems = registry.maintenance().verify();
        problems.forEach(
                problem -> output.line((problem.damage() ? "damaged: " : "out of date: ") + problem.message()));
        if (problems.isEmpty()) {
            output.line("the registry is whole");
            return ExitCode.PASSED;
        }
        return problems.stream().anyMatch(Problem::damage) ? ExitCode.BROKEN : ExitCode.WARNINGS;
    }

    private static int promote(ModelStore store, Options options, Output output) throws IOException {
        ModelName name = new ModelName(options.required("name"));
        int version = options.<Integer>needed("version");
        String alias = options.required("alias");
        List<Comparison> comparisons =
                options.all("compare").stream().map(Comparison::parse).toList();
        List<Comparison.Outcome> outcomes = store.promote(name, alias, version, comparisons, decided(options));
        outcomes.forEach(outcome -> output.line((outcome.holds() ? "holds: " : "broken: ") + outcome.message()));
        boolean moved = outcomes.stream().allMatch(Comparison.Outcome::holds);
        output.line(moved ? name + " " + alias + " is version " + version : name + " " + alias + " stays where it is");
        return moved ? ExitCode.PASSED : ExitCode.BROKEN;
    }

    private static ModelVersion version(Registry registry, Options options) throws IOException {
        ModelName name = new ModelName(options.required("name"));
        Integer given = options.value("version", null);
        if (given != null) {
            return registry.version(name, given);
        }
        String alias = options.one("alias");
        if (alias == null) {
            throw new BadInputException("this needs --version N or --alias ALIAS");
        }
        Integer number = registry.aliases(name).get(alias);
        if (number == null) {
            throw new BadInputException("the model " + name + " has no alias \"" + alias + "\""
                    + Suggestion.hint(alias, registry.aliases(name).keySet()));
        }
        return registry.version(name, number);
    }

    private static DecisionMaker decided(Options options) {
        return new DecisionMaker(
                options.value("by", System.getProperty("user.name")), BuildInfo.NONE, options.one("note"));
    }
}
