package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Something that is done with a registry of six versions whose champion is the second and was the first, and may be stopped at any moment. */
enum RegistryChange {
    /** The champion becomes the fourth version. */
    PROMOTE {
        @Override
        void make(Registry registry) throws IOException {
            registry.decisions(NAME).promote("champion", 4, List.of(), "x", BuildInfo.NONE, null);
        }

        @Override
        void again(Registry registry) throws IOException {
            make(registry);
            assertEquals(Map.of("champion", 4), registry.aliases(NAME));
            assertEquals(3, registry.events(NAME).size(), "one event, however often it is done");
        }
    },
    /** The champion is the first version again. */
    ROLLBACK {
        @Override
        void make(Registry registry) throws IOException {
            registry.decisions(NAME).rollback("champion", "x", BuildInfo.NONE, null);
        }

        @Override
        void again(Registry registry) throws IOException {
            if (registry.events(NAME).size() == 2) {
                make(registry);
            } else {
                registry.maintenance().rebuild(); // it was made, and what is derived may be missing
            }
            assertEquals(Map.of("champion", 1), registry.aliases(NAME));
            assertEquals(3, registry.events(NAME).size());
        }
    },
    /** Only the newest version stays, and what the champion needs. */
    CLEAN {
        @Override
        void make(Registry registry) throws IOException {
            registry.maintenance().gc(Cleaning.of(Duration.ZERO).keeping(1, "x"));
        }

        @Override
        void again(Registry registry) throws IOException {
            make(registry);
            assertEquals(List.of(1, 2, 6), registry.versions(NAME));
            assertEquals(
                    List.of("3 keep 1", "4 keep 1", "5 keep 1"),
                    registry.removed(NAME).stream()
                            .map(gone -> gone.number() + " " + gone.removal().rule())
                            .toList());
            try (Stream<Path> blobs = Files.list(registry.layout.blobs())) {
                assertEquals(3 * 3 + 1, blobs.count(), "a file, a config and a manifest each, and the shared file");
            }
        }
    };

    static final ModelName NAME = new ModelName("m");

    /** Does it. */
    abstract void make(Registry registry) throws IOException;

    /** Does it again, as somebody would whose process was killed, and looks at what has become of it. */
    abstract void again(Registry registry) throws IOException;

    static void prepare(Registry registry) throws IOException {
        for (int number = 1; number <= 6; number++) {
            register(registry, number);
        }
        registry.decisions(NAME).alias("champion", 1, "x", BuildInfo.NONE, null);
        registry.decisions(NAME).alias("champion", 2, "x", BuildInfo.NONE, null);
    }

    private static ModelVersion register(Registry registry, int number) throws IOException {
        try (Staging staging = registry.stage()) {
            staging.add("shared", new ByteArrayInputStream("shared".getBytes(StandardCharsets.UTF_8)), null);
            staging.add("own", new ByteArrayInputStream(new byte[] {1, (byte) number}), null);
            return registry.register(staging, RegistrationRequest.of("m", "x"));
        }
    }

    /** Looks at a registry in which it was stopped, and does it again. */
    void check(Registry registry, String when) throws IOException {
        assertEquals(
                List.of(),
                registry.maintenance().verify().stream().filter(Problem::damage).toList(),
                when);
        for (int number = 1; number <= 6; number++) {
            boolean there = registry.versions(NAME).contains(number);
            assertTrue(there || registry.removed(NAME, number).isPresent(), when + ": version " + number);
        }
        again(registry);
        assertEquals(List.of(), registry.maintenance().verify(), when);
        assertEquals(7, register(registry, 7).number(), when);
        assertEquals(List.of(), registry.maintenance().verify(), when);
    }
}
