package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.registry.oci.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against an OCI registry, and the check of signatures. */
class OciCommandTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("mlops.project", ".")).resolve("examples/care");

    @TempDir
    Path dir;

    private FakeRegistry server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
        for (String name : List.of("model.json", "roles.json")) {
            Files.copy(EXAMPLE.resolve(name), dir.resolve(name));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Cli.Run mlops(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        if (!words[0].equals("registry")) {
            all.addAll(List.of("--out", dir.resolve("out").toString()));
        }
        return Cli.run(all.toArray(new String[0]));
    }

    private String at(String name) {
        return dir.resolve(name).toString();
    }

    private static String care(String name) {
        return EXAMPLE.resolve(name).toString();
    }

    private static void passed(Cli.Run run) {
        assertEquals(0, run.exit(), run.out() + run.err());
    }

    @Test
    void aModelIsRegisteredPromotedAndWatched() {
        String registry = "oci://" + server.host() + "/team/models";
        passed(mlops(
                "monitor",
                "--data",
                care("data/test.csv"),
                "--reference",
                care("data/train.csv"),
                "--roles",
                at("roles.json"),
                "--freeze",
                at("baseline.json")));
        passed(mlops(
                "register",
                "--registry",
                registry,
                "--name",
                "Care",
                "--model",
                at("model.json"),
                at("baseline.json"),
                at("roles.json"),
                "--alias",
                "challenger"));
        passed(mlops(
                "registry",
                "promote",
                "--registry",
                registry,
                "--name",
                "Care",
                "--version",
                "1",
                "--alias",
                "champion"));
        Cli.Run same = mlops(
                "monitor",
                "--registry",
                registry,
                "--name",
                "Care",
                "--alias",
                "champion",
                "--data",
                care("data/test.csv"));
        passed(same);
        Cli.Run drifted = mlops(
                "monitor",
                "--registry",
                registry,
                "--name",
                "Care",
                "--version",
                "1",
                "--data",
                care("data/served.csv"));
        assertEquals(1, drifted.exit(), drifted.out());
        assertTrue(drifted.out().contains("2 of 13 columns drifted"), drifted.out());
        Cli.Run bare = mlops("register", "--registry", registry, "--name", "Bare", "--model", at("model.json"));
        passed(bare);
        bare = mlops(
                "monitor", "--registry", registry, "--name", "Bare", "--version", "1", "--data", care("data/test.csv"));
        assertEquals(3, bare.exit());
        assertTrue((bare.out() + bare.err()).contains("registered without a baseline"), bare.out() + bare.err());
    }

    @Test
    void whatCannotBeIsRefusedInOneLine() {
        for (String[] bad : new String[][] {
            {"oci://" + server.host(), "oci://HOST/REPOSITORY"},
            {"oci://u:pass-word@host/x", "must not hold a user"},
            {"oci://" + server.host() + "/Team", "lower-case"},
            {"ftp://host/x", "oci://HOST/REPOSITORY"}
        }) {
            Cli.Run run = mlops("register", "--registry", bad[0], "--name", "m", "--model", at("model.json"));
            String said = run.out() + run.err();
            assertEquals(3, run.exit(), said);
            assertTrue(said.contains(bad[1]) && !said.contains("pass-word"), said);
            assertEquals(1, said.strip().lines().count(), said);
        }
        Cli.Run alias = mlops(
                "register",
                "--registry",
                "oci://" + server.host() + "/x",
                "--name",
                "m",
                "--model",
                at("model.json"),
                "--alias",
                "v1");
        assertEquals(3, alias.exit());
        Cli.Run list = mlops("registry", "list", "--registry", "oci://" + server.host() + "/x");
        assertEquals("", list.out() + list.err(), "an empty registry has no models");
        assertEquals(0, list.exit());
        Cli.Run one = mlops("registry", "list", "--registry", "oci://" + server.host() + "/x", "--name", "none");
        assertEquals(3, one.exit());
        assertTrue((one.out() + one.err()).contains("there is no model none"), one.out() + one.err());
        Cli.Run verify = mlops("registry", "verify", "--registry", "oci://" + server.host() + "/x");
        assertEquals(3, verify.exit());
        assertTrue(
                (verify.out() + verify.err()).contains("only list, promote and rollback"), verify.out() + verify.err());
    }

    @Test
    void whoSignedAVersionIsChecked() throws IOException {
        for (String key : List.of("test-key.pem", "test-key.pub.pem", "test-key-p384.pub.pem")) {
            try (var in = getClass().getResourceAsStream("/io/jenkins/plugins/mlops/engine/registry/evidence/" + key)) {
                Files.copy(in, dir.resolve(key));
            }
        }
        passed(mlops(
                "register",
                "--registry",
                at("registry"),
                "--name",
                "m",
                "--model",
                at("model.json"),
                "--signing-key",
                at("test-key.pem")));
        Cli.Run right = mlops("registry", "verify", "--registry", at("registry"), "--key", at("test-key.pub.pem"));
        passed(right);
        Cli.Run wrong = mlops("registry", "verify", "--registry", at("registry"), "--key", at("test-key-p384.pub.pem"));
        assertEquals(1, wrong.exit());
        assertTrue(wrong.out().contains("models:/m/1 was not made with this key"), wrong.out());
        passed(mlops("register", "--registry", at("registry"), "--name", "bare", "--model", at("model.json")));
        Cli.Run unsigned = mlops("registry", "verify", "--registry", at("registry"), "--key", at("test-key.pub.pem"));
        assertEquals(2, unsigned.exit());
        assertTrue(unsigned.out().contains("not signed: models:/bare/1"), unsigned.out());
        passed(mlops(
                "registry", "verify", "--registry", at("registry"), "--key", at("test-key.pub.pem"), "--name", "m"));
        assertEquals(
                3,
                mlops(
                                "registry",
                                "verify",
                                "--registry",
                                at("registry"),
                                "--key",
                                at("test-key.pub.pem"),
                                "--name",
                                "none")
                        .exit());
        assertEquals(
                3,
                mlops("registry", "verify", "--registry", at("registry"), "--key", at("test-key.pem"))
                        .exit());
    }
}
