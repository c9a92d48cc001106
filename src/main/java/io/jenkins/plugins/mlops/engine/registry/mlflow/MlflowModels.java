package io.jenkins.plugins.mlops.engine.registry.mlflow;

import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Registered models, their versions, aliases and tags on an MLflow server. */
final class MlflowModels {
    private static final int PAGE = 100;

    private final MlflowClient client;

    MlflowModels(MlflowClient client) {
        this.client = client;
    }

    /** Makes a registered model; that it is there already is fine, and its description then stays. */
    void create(String name, String description) throws IOException {
        try {
            client.post(
                    "registered-models/create",
                    Map.of("name", name, "description", description),
                    MlflowClient.Twice.HARMLESS);
        } catch (MlflowException e) {
            if (!e.is("RESOURCE_ALREADY_EXISTS")) {
                throw e;
            }
        }
    }

    /** A registered model with its aliases and tags. */
    JsonObject model(String name) throws IOException {
        return client.get("registered-models/get", Map.of("name", name)).object("registered_model");
    }

    /** The registered models, no more than some; MLflow gives them in the order of their names. */
    List<JsonObject> registered(int most) throws IOException {
        List<JsonObject> found = new ArrayList<>();
        String token = "";
        do {
            Map<String, String> query =
                    new TreeMap<>(Map.of("max_results", String.valueOf(Math.min(PAGE, most - found.size()))));
            if (!token.isEmpty()) {
                query.put("page_token", token);
            }
            JsonObject page = client.get("registered-models/search", query);
            found.addAll(page.objects("registered_models"));
            String next = page.text("next_page_token", "");
            token = next.equals(token) ? "" : next;
        } while (!token.isEmpty() && found.size() < most);
        return found.subList(0, Math.min(most, found.size()));
    }

    /** Where the aliases of a registered model point. */
    static SortedMap<String, Integer> aliases(JsonObject model) {
        SortedMap<String, Integer> aliases = new TreeMap<>();
        model.objects("aliases").forEach(alias -> aliases.put(alias.text("alias", ""), number(alias)));
        return aliases;
    }

    /** Where its aliases point. */
    SortedMap<String, Integer> aliases(String name) throws IOException {
        return aliases(model(name));
    }

    /** Makes a version. Asking twice would make two, so a broken connection is the caller's to find out about. */
    JsonObject createVersion(String name, String source, String run, String description, Map<String, String> tags)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("source", source);
        body.put("run_id", run);
        body.put("description", description);
        body.put("tags", Pairs.list(tags));
        return client.post("model-versions/create", body, MlflowClient.Twice.HARMFUL)
                .object("model_version");
    }

    JsonObject version(String name, int number) throws IOException {
        return client.get("model-versions/get", Map.of("name", name, "version", String.valueOf(number)))
                .object("model_version");
    }

    void deleteVersion(String name, int number) throws IOException {
        client.delete("model-versions/delete", Map.of("name", name, "version", String.valueOf(number)));
    }

    /** All versions that carry a tag, whatever the number of pages they come in. */
    List<JsonObject> tagged(String tag, String value) throws IOException {
        List<JsonObject> found = new ArrayList<>();
        String token = "";
        do {
            Map<String, String> query = new TreeMap<>(
                    Map.of("filter", "tags.`" + tag + "` = '" + value + "'", "max_results", String.valueOf(PAGE)));
            if (!token.isEmpty()) {
                query.put("page_token", token);
            }
            JsonObject page = client.get("model-versions/search", query);
            found.addAll(page.objects("model_versions"));
            String next = page.text("next_page_token", "");
            if (next.equals(token) && !next.isEmpty()) {
                throw client.problem("model-versions/search", "gives the same page again and again", 200, "", null);
            }
            token = next;
        } while (!token.isEmpty());
        return found;
    }

    void alias(String name, String alias, int version) throws IOException {
        client.post(
                "registered-models/alias",
                Map.of("name", name, "alias", alias, "version", String.valueOf(version)),
                MlflowClient.Twice.HARMLESS);
    }

    void unalias(String name, String alias) throws IOException {
        client.delete("registered-models/alias", Map.of("name", name, "alias", alias));
    }

    void tagModel(String name, String key, String value) throws IOException {
        client.post(
                "registered-models/set-tag",
                Map.of("name", name, "key", key, "value", value),
                MlflowClient.Twice.HARMLESS);
    }

    /** The number of a version: MLflow sends it as a text. */
    static int number(JsonObject version) {
        String text = version.text("version", "");
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
