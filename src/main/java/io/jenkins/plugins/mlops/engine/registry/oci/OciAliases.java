package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Suggestion;
import io.jenkins.plugins.mlops.engine.registry.Decisions;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.OciManifest;
import io.jenkins.plugins.mlops.engine.registry.http.ServerResponse;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.json.JsonLayout;
import io.jenkins.plugins.mlops.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The aliases of one model: the alias {@code champion} is the tag {@code champion} on the model's manifest, and {@code champion.mlops} on an artifact that
 * tells all its moves, the newest last. Where the two disagree, because somebody was stopped in between or another tool moved the tag, the tag is believed.
 */
final class OciAliases {
    private static final String MOVES = "application/vnd.jenkins.mlops.alias.v1+json";
    private static final String RECORD = ".mlops";
    private static final int MOST = 500;

    private final OciClient client;
    private final ModelName name;
    private final OciVersions versions;

    OciAliases(OciClient client, ModelName name, OciVersions versions) {
        this.client = client;
        this.name = name;
        this.versions = versions;
    }

    /** Refuses what cannot be an alias, also tags that versions need. */
    static String check(String alias) {
        Decisions.checkAlias(alias);
        if (alias.matches("(?i)v[0-9]+([.].*)?|key[.].*|sha256-.*|.*[.]mlops")) {
            throw new BadInputException("an OCI registry keeps the tag \"" + alias
                    + "\" for versions; choose another alias, for example challenger");
        }
        return alias;
    }

    /** Where all aliases point. */
    SortedMap<String, Integer> all() throws IOException {
        return among(versions.repository().tags());
    }

    /** The same for somebody who has all tags of the model. */
    SortedMap<String, Integer> among(List<String> tags) throws IOException {
        SortedMap<String, Integer> aliases = new TreeMap<>();
        for (String tag : tags) {
            if (tag.endsWith(RECORD)
                    && tags.contains(tag.substring(0, tag.length() - RECORD.length()))
                    && !tag.matches("v[0-9]+[.]mlops")) {
                String alias = tag.substring(0, tag.length() - RECORD.length());
                int version = current(alias, moves(alias));
                if (version > 0) {
                    aliases.put(alias, version);
                }
            }
        }
        return aliases;
    }

    /** The version an alias points to. */
    int of(String alias) throws IOException {
        int version = current(alias, moves(alias));
        if (version == 0) {
            if (versions.numbers().isEmpty()) {
                throw new BadInputException(client.address() + " has no model " + name);
            }
            throw new BadInputException(
                    "the model " + name + " has no alias \"" + alias + "\"" + Suggestion.hint(alias, all().keySet()));
        }
        return version;
    }

    /** Points an alias at a version; pointing it where it points already changes nothing. */
    void move(String kind, String alias, int version, DecisionMaker decided) throws IOException {
        List<JsonObject> moves = moves(check(alias));
        int from = current(alias, moves);
        OciRepository.Found model = versions.repository().manifest("v" + version);
        if (model == null) {
            versions.version(version); // tells what is there
        }
        if (from == version) {
            return;
        }
        record(alias, moves, move(kind, version, from, model.digest(), decided));
        versions.repository().put(alias, model.bytes());
    }

    void remove(String alias, DecisionMaker decided) throws IOException {
        List<JsonObject> moves = moves(check(alias));
        int from = current(alias, moves);
        if (from == 0) {
            throw new BadInputException("the model " + name + " has no alias \"" + alias + "\"");
        }
        if (!versions.repository().untag(alias)) {
            throw client.problem(
                    "alias " + alias, "does not delete tags, so the alias stays; move it instead", 405, null);
        }
        record(alias, moves, move("unalias", 0, from, null, decided));
    }

    /** Moves an alias back to the version before; a second time goes one further back. */
    int rollback(String alias, DecisionMaker decided) throws IOException {
        List<Integer> stack = new ArrayList<>();
        List<JsonObject> moves = moves(check(alias));
        for (JsonObject move : moves) {
            switch (move.text("kind", "")) {
                case "rollback" -> {
                    if (!stack.isEmpty()) { // the oldest moves may be forgotten
                        stack.remove(stack.size() - 1);
                    }
                }
                case "unalias" -> stack.clear();
                default -> stack.add(move.count("version", 0));
            }
        }
        int current = current(alias, moves);
        int last = stack.lastIndexOf(current);
        int before = last < 1 ? 0 : stack.get(last - 1);
        if (before == 0) {
            throw new BadInputException("the alias \"" + alias + "\" of " + name
                    + " pointed to no other version before; there is nothing to roll back to");
        }
        move("rollback", alias, before, decided);
        return before;
    }

    private int current(String alias, List<JsonObject> moves) throws IOException {
        OciRepository.Found tag = versions.repository().manifest(alias);
        if (tag == null || moves.isEmpty()) {
            return 0;
        }
        for (int i = moves.size() - 1; i >= 0; i--) {
            if (moves.get(i).text("digest", "").equals(tag.digest())) {
                return moves.get(i).count("version", 0);
            }
        }
        for (int number : versions.numbers()) {
            OciRepository.Found version = versions.repository().manifest("v" + number);
            if (version != null && version.digest().equals(tag.digest())) {
                return number;
            }
        }
        throw new BadInputException("the tag " + alias + " of " + name + " in " + client.address()
                + " was moved to something that is no version of it (" + tag.digest() + ")");
    }

    private List<JsonObject> moves(String alias) throws IOException {
        OciRepository.Found found = versions.repository().manifest(alias + RECORD);
        List<String> layers = found == null ? List.of() : OciManifest.layers(found.bytes());
        if (layers.isEmpty()) {
            return List.of();
        }
        byte[] bytes = versions.blobs().pull(layers.get(0), "moves of " + alias);
        return ServerResponse.json(bytes).orElse(JsonObject.of(null)).objects("moves");
    }

    private static Map<String, Object> move(String kind, int version, int from, String digest, DecisionMaker decided) {
        Map<String, Object> move = new LinkedHashMap<>();
        move.put("at", Instant.now().toString());
        move.put("by", decided.by());
        move.put("kind", kind);
        move.put("version", version);
        move.put("from", from);
        move.put("digest", digest);
        move.put("note", decided.note());
        move.put("build", decided.build().url());
        return move;
    }

    private void record(String alias, List<JsonObject> before, Map<String, Object> move) throws IOException {
        List<Object> moves = new ArrayList<>();
        before.subList(Math.max(0, before.size() - MOST), before.size()).forEach(each -> moves.add(each.members()));
        moves.add(move);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "mlops-alias/1");
        tree.put("alias", alias);
        tree.put("moves", moves);
        OciBlob blob = OciBlob.of("the moves of " + alias, JsonLayout.bytes(tree));
        versions.blobs().push(blob);
        versions.blobs().push(OciBlob.of("an empty config", OciManifest.emptyConfigBytes()));
        List<Object> layers = List.of(OciManifest.descriptor(MOVES, blob.digest(), blob.bytes()));
        versions.repository().put(alias + RECORD, OciManifest.artifact(MOVES, layers, null));
    }
}
