package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.registry.Companions;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.EvidenceMaker;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ListedModel;
import io.jenkins.plugins.mlops.engine.registry.store.ModelCatalog;
import io.jenkins.plugins.mlops.engine.registry.store.ModelStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Any OCI registry as a {@link ModelStore}: a model is a repository, a version and an alias are tags. It has no lock; docs/registry.md says what can race. */
public final class OciStore implements ModelStore, ModelCatalog {
    private static final long CHUNK = 64L << 20;

    private final OciClient client;
    private final EvidenceMaker evidence;
    private final long chunk;

    /**
     * A store.
     *
     * @param evidence writes what is kept beside each version
     */
    public OciStore(OciAddress address, OciCredentials credentials, EvidenceMaker evidence) {
        this(address, credentials, evidence, RetryPolicy.USUAL, CHUNK);
    }

    OciStore(OciAddress address, OciCredentials credentials, EvidenceMaker evidence, RetryPolicy patience, long chunk) {
        this.client = new OciClient(address, credentials, patience);
        this.evidence = evidence;
        this.chunk = chunk;
    }

    private OciVersions versions(ModelName name) {
        return new OciVersions(client, name, chunk);
    }

    private OciAliases tagged(ModelName name) {
        return new OciAliases(client, name, versions(name));
    }

    @Override
    public ModelUpload take(SortedMap<String, Path> files) throws IOException {
        return new OciUpload(client, chunk, evidence, files);
    }

    @Override
    public StoredVersion version(ModelName name, String selector) throws IOException {
        int number = selector.matches("[0-9]{1,9}")
                ? Integer.parseInt(selector)
                : tagged(name).of(selector);
        return OciUpload.stored(client, versions(name).version(number));
    }

    @Override
    public SortedMap<String, Integer> aliases(ModelName name) throws IOException {
        return tagged(name).all();
    }

    @Override
    public void alias(ModelName name, String alias, int version, DecisionMaker decided) throws IOException {
        tagged(name).move("alias", alias, version, decided);
    }

    @Override
    public void unalias(ModelName name, String alias, DecisionMaker decided) throws IOException {
        tagged(name).remove(alias, decided);
    }

    @Override
    public List<Comparison.Outcome> promote(
            ModelName name, String alias, int version, List<Comparison> comparisons, DecisionMaker decided)
            throws IOException {
        ModelVersion fresh = versions(name).version(version);
        int champion = tagged(name).all().getOrDefault(OciAliases.check(alias), 0);
        if (champion == version) {
            return List.of();
        }
        Map<String, Double> old =
                champion == 0 ? null : versions(name).version(champion).metrics();
        List<Comparison.Outcome> outcomes = Comparison.judge(comparisons, old, fresh.metrics());
        if (outcomes.stream().allMatch(Comparison.Outcome::holds)) {
            tagged(name).move("promote", alias, version, decided);
        }
        return outcomes;
    }

    @Override
    public int rollback(ModelName name, String alias, DecisionMaker decided) throws IOException {
        return tagged(name).rollback(alias, decided);
    }

    /** Refuses an alias that is a tag of versions. */
    public static void checkAlias(String alias) {
        OciAliases.check(alias);
    }

    @Override
    public List<ListedModel> models(int most) throws IOException {
        return new OciCatalog(client, chunk).models(most);
    }

    @Override
    public ListedModel model(ModelName name) throws IOException {
        return new OciCatalog(client, chunk).model(name);
    }

    @Override
    public byte[] companion(ModelVersion version, String name) throws IOException {
        FileEntry found = Companions.entry(version, name);
        return found == null
                ? null
                : versions(new ModelName(version.name())).blobs().pull(found.digest(), found.path());
    }
}
