package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.store.ListedModel;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The models of an MLflow server in a list. */
record MlflowCatalog(MlflowModels models) {
    List<ListedModel> all(int most) throws IOException {
        return models.registered(most).stream()
                .map(MlflowCatalog::listed)
                .sorted(Comparator.comparing(ListedModel::name))
                .toList();
    }

    ListedModel one(ModelName name) throws IOException {
        try {
            return listed(models.model(name.text()));
        } catch (MlflowException e) {
            if (e.is("RESOURCE_DOES_NOT_EXIST")) {
                return new ListedModel(name.text(), 0, new TreeMap<>());
            }
            throw e;
        }
    }

    /** MLflow names the latest version of each stage; the newest of all is the highest. */
    private static ListedModel listed(JsonObject model) {
        int newest = model.objects("latest_versions").stream()
                .mapToInt(MlflowModels::number)
                .max()
                .orElse(0);
        return new ListedModel(model.text("name", ""), newest, MlflowModels.aliases(model));
    }
}
