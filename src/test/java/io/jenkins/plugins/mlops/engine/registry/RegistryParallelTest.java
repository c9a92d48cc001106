package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryParallelTest {
    private static final int PARALLEL = 64;
    private static final ModelName NAME = new ModelName("m");

    @TempDir
    Path root;

    @Test
    void parallelThreadsGetConsecutiveVersionsWhileOthersCleanAndDecide() throws Exception {
        Registry registry = Registry.open(root.resolve("registry"));
        RegistryTest.register(registry, RegistrationRequest.of("m", "x"), "first");
        ExecutorService pool = Executors.newFixedThreadPool(PARALLEL + 2);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> made = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                String content = "model " + i;
                made.add(pool.submit(() -> {
                    start.await();
                    int number = RegistryTest.register(registry, RegistrationRequest.of("m", "x"), content)
                            .number();
                    registry.decisions(NAME).alias("newest", number, "x", BuildInfo.NONE, null);
                    return number;
                }));
            }
            Future<?> cleaning = pool.submit(() -> {
                start.await();
                for (int i = 0; i < 20; i++) {
                    registry.maintenance().gc(Duration.ZERO);
                }
                return null;
            });
            start.countDown();
            TreeSet<Integer> numbers = new TreeSet<>();
            for (Future<Integer> number : made) {
                numbers.add(number.get());
            }
            cleaning.get();
            assertEquals(IntStream.rangeClosed(2, PARALLEL + 1).boxed().toList(), new ArrayList<>(numbers));
            assertEquals(PARALLEL, registry.events(NAME).size());
            registry.maintenance().gc(Duration.ZERO);
            assertEquals(List.of(), registry.maintenance().verify());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void parallelThreadsWithTheSameModelGetOneVersion() throws Exception {
        Registry registry = Registry.open(root.resolve("registry"));
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Future<Integer>> made = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                made.add(pool.submit(() -> RegistryTest.register(registry, RegistrationRequest.of("m", "x"), "same")
                        .number()));
            }
            for (Future<Integer> number : made) {
                assertEquals(1, number.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void parallelProcessesGetConsecutiveVersions() throws IOException, InterruptedException {
        Path folder = root.resolve("registry");
        Registry registry = Registry.open(folder);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(RegistryWorker.start(folder, "register", i, PARALLEL / 8));
        }
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Process process : processes) {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor());
            out.lines().forEach(line -> numbers.add(Integer.parseInt(line.split(" ")[1])));
        }
        assertEquals(IntStream.rangeClosed(1, PARALLEL).boxed().toList(), new ArrayList<>(numbers));
        assertEquals(List.of(), registry.maintenance().verify());
    }
}
