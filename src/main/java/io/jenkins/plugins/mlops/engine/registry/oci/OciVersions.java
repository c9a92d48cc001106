package io.jenkins.plugins.mlops.engine.registry.oci;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.ModelVersion;
import io.jenkins.plugins.mlops.engine.registry.OciManifest;
import io.jenkins.plugins.mlops.engine.registry.VersionDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The versions of one model: version 3 is the tag {@code v3} on the model's manifest, and {@code v3.mlops} on an artifact that holds its version document.
 *
 * <p>A registry has no lock and no exclusive create. A number is therefore claimed by a tag of its own, {@code v3.claim.RANDOM}, before all tags are listed:
 * of two that claim one number at least the later one sees the other's claim, and goes on to the next number. Numbers may have gaps for that reason. It
 * holds on registries that list a tag as soon as it was stored.
 */
final class OciVersions {
    static final String DOCUMENT = "application/vnd.jenkins.mlops.version.v1+json";
    private static final String CLAIM = ".claim.";
    private static final int TRIES = 50;

    private final OciClient client;
    private final OciRepository repository;
    private final OciBlobs blobs;
    private final ModelName name;

    OciVersions(OciClient client, ModelName name, long chunk) {
        this(client, client.address().of(name), name, chunk);
    }

    /** The same of a repository whose model is not known yet: only numbers and documents can be asked for. */
    OciVersions(OciClient client, String repository, ModelName name, long chunk) {
        this.client = client;
        this.name = name;
        this.repository = new OciRepository(client, repository);
        this.blobs = new OciBlobs(client, repository, chunk);
    }

    OciRepository repository() {
        return repository;
    }

    OciBlobs blobs() {
        return blobs;
    }

    /** The numbers of all versions, ascending. */
    List<Integer> numbers() throws IOException {
        return numbers(repository.tags());
    }

    /** The number of the newest version among all tags of a model, 0 where it has none. */
    static int newest(List<String> tags) {
        List<Integer> numbers = numbers(tags);
        return numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
    }

    private static List<Integer> numbers(List<String> tags) {
        List<Integer> numbers = new ArrayList<>();
        for (String tag : tags) {
            if (tag.matches("v[1-9][0-9]{0,8}")) {
                numbers.add(Integer.parseInt(tag.substring(1)));
            }
        }
        Collections.sort(numbers);
        return numbers;
    }

    /**
     * A version.
     *
     * @throws BadInputException when there is none of this number, or another program made it
     */
    ModelVersion version(int number) throws IOException {
        OciRepository.Found model = repository.manifest("v" + number);
        if (model == null) {
            int newest = newest(repository.tags());
            throw new BadInputException(
                    newest == 0
                            ? client.address() + " has no model " + name
                            : "the model " + name + " has no version " + number + " in " + client.address()
                                    + "; its newest is " + newest);
        }
        ModelVersion version = document("v" + number + ".mlops");
        if (version == null || version.number() != number || !version.name().equals(name.text())) {
            throw new BadInputException("version " + number + " of " + name + " in " + client.address()
                    + " was not registered by mlops: it has no version document");
        }
        if (!version.digest().equals(model.digest())) {
            throw new BadInputException("the tag v" + number + " of " + name + " in " + client.address()
                    + " was moved: it points at " + model.digest() + ", registered was " + version.digest());
        }
        return version;
    }

    /** The version document under a tag; null when there is none. */
    ModelVersion document(String tag) throws IOException {
        OciRepository.Found found = repository.manifest(tag);
        if (found == null) {
            return null;
        }
        List<String> layers = OciManifest.layers(found.bytes());
        if (layers.isEmpty()) {
            return null;
        }
        return VersionDocument.read(blobs.pull(layers.get(0), tag), client.address() + ":" + tag);
    }

    /** Makes a version of what was sent; it is there when its tag is, which comes last. */
    ModelVersion make(Draft draft) throws IOException {
        int number = newest(repository.tags()) + 1;
        String mine = HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextLong());
        for (int tries = 0; tries < TRIES; tries++, number++) {
            String claim = "v" + number + CLAIM + mine;
            ModelVersion version = draft.numbered(number);
            byte[] manifest = manifest(version, draft);
            repository.put(claim, manifest);
            if (free(number, claim)) {
                repository.put("v" + number + ".mlops", manifest);
                repository.put(keyTag(version.key()), manifest);
                repository.put("v" + number, draft.model());
                repository.untag(claim);
                return version;
            }
            repository.untag(claim);
        }
        throw client.problem(
                "version of " + name, "had other registrations at the same moment " + TRIES + " times", 0, null);
    }

    private boolean free(int number, String claim) throws IOException {
        return repository.tags().stream()
                .noneMatch(tag -> tag.equals("v" + number)
                        || tag.equals("v" + number + ".mlops")
                        || tag.startsWith("v" + number + CLAIM) && !tag.equals(claim));
    }

    /** The version that the same bytes from the same build became; null when there is none. */
    ModelVersion same(String key, byte[] model) throws IOException {
        ModelVersion version = document(keyTag(key));
        if (version == null || !version.key().equals(key)) {
            return null;
        }
        if (repository.manifest("v" + version.number()) == null) {
            repository.put("v" + version.number(), model); // somebody was stopped before the last step
        }
        return version;
    }

    private static String keyTag(String key) {
        return "key." + key.substring(key.length() - 40);
    }

    private byte[] manifest(ModelVersion version, Draft draft) throws IOException {
        byte[] document = VersionDocument.bytes(version);
        OciBlob blob = OciBlob.of("the version document", document);
        blobs.push(blob);
        List<Object> layers = new ArrayList<>();
        Map<String, Object> first =
                new LinkedHashMap<>(OciManifest.descriptor(DOCUMENT, blob.digest(), document.length));
        first.put("annotations", Map.of(OciManifest.TITLE, "version.json"));
        layers.add(first);
        layers.addAll(draft.results());
        return OciManifest.artifact(
                DOCUMENT, layers, OciManifest.descriptor(OciManifest.MANIFEST, version.digest(), draft.model().length));
    }

    /** A version that has no number yet; everything it names was sent. */
    interface Draft {
        ModelVersion numbered(int number);

        /** Returns the model's manifest. */
        byte[] model();

        /** Returns descriptors of the required results. */
        List<Map<String, Object>> results();
    }
}
