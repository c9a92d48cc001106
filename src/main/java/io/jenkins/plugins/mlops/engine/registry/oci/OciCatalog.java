package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.OptionName;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.OciName;
import io.jenkins.plugins.mlops.engine.registry.store.ListedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The models below an address, from the catalog of the registry. The specification leaves it to a registry whether it has one. */
final class OciCatalog {
    private static final String SHOWN = "list of repositories";

    private final OciClient client;
    private final long chunk;

    OciCatalog(OciClient client, long chunk) {
        this.client = client;
        this.chunk = chunk;
    }

    /** The models, sorted; other repositories below the address are left out. */
    List<ListedModel> models(int most) throws IOException {
        String prefix = client.address().repository() + "/";
        List<ListedModel> models = new ArrayList<>();
        for (String repository : repositories()) {
            String last = repository.startsWith(prefix) ? repository.substring(prefix.length()) : "/";
            if (last.indexOf('/') < 0 && models.size() < most) {
                ListedModel model = model(repository, last);
                if (model != null) {
                    models.add(model);
                }
            }
        }
        models.sort(Comparator.comparing(ListedModel::name));
        return models;
    }

    private List<String> repositories() throws IOException {
        List<String> all;
        try {
            all = new OciPages(client, "registry:catalog:*", SHOWN).all("_catalog?n=1000", "repositories");
        } catch (OciException e) {
            throw e.status() == 401 || e.status() == 403 || e.status() == 405 ? unlisted(e.status(), e) : e;
        }
        if (all == null) {
            throw unlisted(404, null);
        }
        return all;
    }

    private OciException unlisted(int status, OciException cause) {
        return client.problem(
                SHOWN,
                "does not list its repositories (" + status + "); give the model: " + OptionName.with("name", "NAME"),
                status,
                cause);
    }

    /** The model of a repository; null when no version of one is in it. */
    private ListedModel model(String repository, String last) throws IOException {
        OciVersions versions = new OciVersions(client, repository, null, chunk);
        List<String> tags = versions.repository().tags();
        int newest = OciVersions.newest(tags);
        if (newest == 0) {
            return null;
        }
        String name = last;
        if (OciName.REPOSITORY.isShort(last)) {
            ModelVersion version = versions.document("v" + newest + ".mlops");
            if (version == null) {
                return null;
            }
            name = version.name();
        }
        ModelName model = new ModelName(name);
        return client.address().of(model).equals(repository) ? listed(model, versions, tags) : null;
    }

    /** What is listed of one model. */
    ListedModel model(ModelName name) throws IOException {
        OciVersions versions = new OciVersions(client, name, chunk);
        return listed(name, versions, versions.repository().tags());
    }

    private ListedModel listed(ModelName name, OciVersions versions, List<String> tags) throws IOException {
        return new ListedModel(
                name.text(), OciVersions.newest(tags), new OciAliases(client, name, versions).among(tags));
    }
}
