package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.ModelDescription;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ListedModel;
import io.jenkins.plugins.mlops.engine.registry.store.ModelCatalog;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * An MLflow server (2.x or 3.x) as a {@link ModelStore}. A version is registered from a run of an
 * experiment, which is called like the model unless another is given; the run holds metrics, parameters and files, the version the labels by which it is found again.
 */
public final class MlflowStore implements ModelStore, ModelCatalog {
    private final MlflowClient client;
    private final MlflowModels models;
    private final MlflowRuns runs;
    private final PartSize parts;
    private final EvidenceMaker evidence;
    private final String experiment;

    /** A store that keeps nothing beside the versions it makes, or makes none. */
    public MlflowStore(ServerAddress server, MlflowCredentials credentials) {
        this(server, credentials, EvidenceMaker.NONE);
    }

    /**
     * A store.
     *
     * @param evidence writes what is kept beside each version
     */
    public MlflowStore(ServerAddress server, MlflowCredentials credentials, EvidenceMaker evidence) {
        this(server, credentials, RetryPolicy.USUAL, PartSize.USUAL, evidence);
    }

    private MlflowStore(MlflowStore other, String experiment) {
        this.client = other.client;
        this.models = other.models;
        this.runs = other.runs;
        this.parts = other.parts;
        this.evidence = other.evidence;
        this.experiment = experiment;
    }

    /**
     * The same with an experiment for its runs.
     *
     * @param name of the experiment, which is made when it is missing; null for one that is called like the model
     */
    public MlflowStore inExperiment(String name) {
        return new MlflowStore(this, name == null || name.isBlank() ? null : name.strip());
    }

    MlflowStore(
            ServerAddress server,
            MlflowCredentials credentials,
            RetryPolicy patience,
            PartSize parts,
            EvidenceMaker evidence) {
        this.evidence = evidence;
        this.client = new MlflowClient(server, credentials, patience);
        this.models = new MlflowModels(client);
        this.runs = new MlflowRuns(client);
        this.parts = parts;
        this.experiment = null;
    }

    @Override
    public ModelUpload take(SortedMap<String, Path> files) throws IOException {
        return MlflowIntake.of(files, client, parts, evidence, experiment);
    }

    @Override
    public StoredVersion version(ModelName name, String selector) throws IOException {
        JsonObject version = found(name, selector);
        String run = version.text("run_id", "");
        return MlflowVersions.stored(
                version,
                run.isEmpty() ? JsonObject.of(null) : runs.data(run),
                client.server(),
                List.of(),
                ModelDescription.NONE);
    }

    private JsonObject found(ModelName name, String selector) throws IOException {
        try {
            if (selector.matches("[0-9]{1,9}")) {
                return models.version(name.text(), Integer.parseInt(selector));
            }
            SortedMap<String, Integer> aliases = models.aliases(name.text());
            if (!aliases.containsKey(selector)) {
                throw new BadInputException("the model " + name + " has no alias \"" + selector + "\""
                        + Suggestion.hint(selector, aliases.keySet()));
            }
            return models.version(name.text(), aliases.get(selector));
        } catch (MlflowException e) {
            if (e.is("RESOURCE_DOES_NOT_EXIST")) {
                throw new BadInputException(
                        client.server() + " has no model " + name
                                + (selector.matches("[0-9]+") ? " with a version " + selector : ""),
                        e);
            }
            throw e;
        }
    }

    @Override
    public SortedMap<String, Integer> aliases(ModelName name) throws IOException {
        return models.aliases(name.text());
    }

    @Override
    public void alias(ModelName name, String alias, int version, DecisionMaker decided) throws IOException {
        move(name, alias, version);
    }

    @Override
    public void unalias(ModelName name, String alias, DecisionMaker decided) throws IOException {
        if (!models.aliases(name.text()).containsKey(alias)) {
            throw new BadInputException("the model " + name + " has no alias \"" + alias + "\"");
        }
        models.unalias(name.text(), alias);
    }

    @Override
    public List<Comparison.Outcome> promote(
            ModelName name, String alias, int version, List<Comparison> comparisons, DecisionMaker decided)
            throws IOException {
        int champion = models.aliases(name.text()).getOrDefault(alias, 0);
        StoredVersion fresh = version(name, String.valueOf(version));
        if (champion == version) {
            return List.of();
        }
        Map<String, Double> old = champion == 0
                ? null
                : version(name, String.valueOf(champion)).version().metrics();
        List<Comparison.Outcome> outcomes =
                Comparison.judge(comparisons, old, fresh.version().metrics());
        if (outcomes.stream().allMatch(Comparison.Outcome::holds)) {
            move(name, alias, version);
        }
        return outcomes;
    }

    @Override
    public int rollback(ModelName name, String alias, DecisionMaker decided) throws IOException {
        AliasHistory history = history(name, alias);
        int before = history.before();
        if (before == 0) {
            throw new BadInputException("the alias \"" + alias + "\" of " + name
                    + " pointed to no other version before; there is nothing to roll back to");
        }
        models.alias(name.text(), alias, before);
        // The tag last: while it still has the version rolled back from on top, the alias decides.
        models.tagModel(
                name.text(),
                AliasHistory.TAG + alias,
                AliasHistory.parse(history.tag(), before).tag());
        return before;
    }

    @Override
    public List<ListedModel> models(int most) throws IOException {
        return new MlflowCatalog(models).all(most);
    }

    @Override
    public ListedModel model(ModelName name) throws IOException {
        return new MlflowCatalog(models).one(name);
    }

    @Override
    public byte[] companion(ModelVersion version, String name) throws IOException {
        return new MlflowCompanions(client).find(version, name);
    }

    private AliasHistory history(ModelName name, String alias) throws IOException {
        JsonObject model = models.model(name.text());
        return AliasHistory.parse(
                Pairs.texts(model.objects("tags")).get(AliasHistory.TAG + alias),
                MlflowModels.aliases(model).getOrDefault(alias, 0));
    }

    private void move(ModelName name, String alias, int version) throws IOException {
        AliasHistory history = history(name, alias);
        models.tagModel(
                name.text(), AliasHistory.TAG + alias, history.with(version).tag());
        models.alias(name.text(), alias, version);
    }
}
