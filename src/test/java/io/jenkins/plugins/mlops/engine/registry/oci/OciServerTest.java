package io.jenkins.plugins.mlops.engine.registry.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.mlops.InstalledPrograms;
import io.jenkins.plugins.mlops.engine.registry.BuildInfo;
import io.jenkins.plugins.mlops.engine.registry.Comparison;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.evidence.Evidence;
import io.jenkins.plugins.mlops.engine.registry.http.RetryPolicy;
import io.jenkins.plugins.mlops.engine.registry.store.DecisionMaker;
import io.jenkins.plugins.mlops.engine.registry.store.ListedModel;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import io.jenkins.plugins.mlops.engine.registry.store.StoredVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same against real registries: {@code MLOPS_OCI_URLS=oci://127.0.0.1:5000/models,...}, as {@code bench/registry/oci.sh} starts them. Credentials come
 * from the environment, as on the command line.
 */
class OciServerTest {
    private static final DecisionMaker WHO = new DecisionMaker("somebody", BuildInfo.NONE, null);

    @TempDir
    Path root;

    @Test
    void realRegistriesKeepVersionsAndAliases() throws IOException, InterruptedException {
        String urls = System.getenv().getOrDefault("MLOPS_OCI_URLS", "");
        assumeTrue(!urls.isEmpty(), "MLOPS_OCI_URLS names no registry: nothing was tried against a real one");
        for (String url : urls.split(",")) {
            tried(OciAddress.parse(url));
        }
    }

    private void tried(OciAddress address) throws IOException, InterruptedException {
        ModelName name = new ModelName("Try " + new Random().nextLong());
        OciStore store = new OciStore(
                address, OciCredentials.of(System.getenv()), Evidence.unsigned(), RetryPolicy.USUAL, 100_000);
        byte[] large = new byte[350_001];
        new Random(1).nextBytes(large);
        StoredVersion first = register(store, name, "a", large);
        assertEquals(1, register(store, name, "a", large).number());
        StoredVersion second = register(store, name, "b", "{\"other\":1}".getBytes(StandardCharsets.UTF_8));
        assertEquals(2, second.number());
        assertEquals(
                first.version().metrics(), store.version(name, "1").version().metrics());
        store.alias(name, "champion", 1, WHO);
        assertTrue(store.promote(name, "champion", 2, List.of(Comparison.parse("Auc")), WHO)
                .get(0)
                .holds());
        assertEquals(Map.of("champion", 2), store.aliases(name));
        assertEquals(1, store.rollback(name, "champion", WHO));
        assertEquals(first.digest(), store.version(name, "champion").digest());
        assertTrue(store.models(1_000).contains(new ListedModel(name.text(), 2, new TreeMap<>(Map.of("champion", 1)))));
        pulled(first.url().substring("oci://".length()).replace(":v1", ":champion"), large);
    }

    /** ORAS, where it is installed, brings the files of an alias. */
    private void pulled(String reference, byte[] large) throws IOException, InterruptedException {
        if (InstalledPrograms.inPath("oras").isEmpty()) {
            return;
        }
        Path out = Files.createTempDirectory(root, "pulled");
        Process oras = new ProcessBuilder("oras", "pull", "--plain-http", reference, "-o", out.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(oras.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, oras.waitFor(), said);
        assertEquals(-1, Files.mismatch(out.resolve("model.bin"), Files.write(root.resolve("large"), large)));
    }

    private StoredVersion register(OciStore store, ModelName name, String build, byte[] content) throws IOException {
        Path file = Files.write(Files.createTempFile(root, "model", ".bin"), content);
        RegistrationRequest request = RegistrationRequest.of(name.text(), "somebody")
                .from(new BuildInfo(build, null, null, null))
                .with(Map.of("Auc", build.equals("a") ? 0.7 : 0.8));
        try (ModelUpload upload = store.take(new TreeMap<>(Map.of("model.bin", file)))) {
            return upload.register(request);
        }
    }
}
