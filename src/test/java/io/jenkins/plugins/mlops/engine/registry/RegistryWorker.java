package io.jenkins.plugins.mlops.engine.registry;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A process of its own that works on a registry, to be killed; it prints a line for everything that it has finished. */
final class RegistryWorker {
    private RegistryWorker() {}

    static Process start(Path root, String what, long seed, int times) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RegistryWorker.class.getName(),
                        root.toString(),
                        what,
                        Long.toString(seed),
                        Integer.toString(times))
                .redirectError(new File(root.toString() + ".err"))
                .start();
    }

    public static void main(String[] args) throws IOException {
        Registry registry = Registry.open(Path.of(args[0]));
        Random random = new Random(Long.parseLong(args[2]));
        int times = Integer.parseInt(args[3]);
        for (int i = 0; i < times; i++) {
            String what = args[1].equals("mixed")
                    ? List.of("register", "register", "many", "promote", "rollback", "gc", "keep")
                            .get(random.nextInt(7))
                    : args[1];
            ModelName name = new ModelName("m");
            switch (what) {
                case "register" -> {
                    byte[] bytes = new byte[50_000];
                    random.nextBytes(bytes);
                    try (Staging staging = registry.stage()) {
                        staging.add("model.bin", new ByteArrayInputStream(bytes), null);
                        ModelVersion version = registry.register(
                                staging,
                                RegistrationRequest.of("m", "worker").with(Map.of("Auc", random.nextDouble())));
                        say("registered " + version.number() + " " + version.digest());
                    }
                }
                case "many" -> {
                    try (Staging staging = registry.stage()) {
                        for (int file = 0; file < 100; file++) {
                            String content = file < 50 ? "the same " + file : "new " + random.nextLong();
                            staging.add(
                                    "part/" + file,
                                    new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                                    null);
                        }
                        ModelVersion version = registry.register(staging, RegistrationRequest.of("m", "worker"));
                        say("registered " + version.number() + " " + version.digest());
                    }
                }
                case "promote" -> {
                    List<Integer> versions = registry.versions(name);
                    if (!versions.isEmpty()) {
                        int chosen = versions.get(random.nextInt(versions.size()));
                        try {
                            registry.decisions(name)
                                    .promote("champion", chosen, List.of(), "worker", BuildInfo.NONE, null);
                        } catch (io.jenkins.plugins.mlops.engine.BadInputException e) {
                            continue; // another process removed it meanwhile
                        }
                        say("events " + Layout.last(registry.layout.events(name)));
                    }
                }
                case "rollback" -> {
                    try {
                        registry.decisions(name).rollback("champion", "worker", BuildInfo.NONE, null);
                    } catch (io.jenkins.plugins.mlops.engine.BadInputException e) {
                        continue; // nothing to go back to
                    }
                }
                case "keep" ->
                    registry.maintenance().gc(Cleaning.of(Duration.ZERO).keeping(5, "worker"));
                case "gc" -> registry.maintenance().gc(Duration.ZERO);
                default -> throw new IllegalArgumentException(what);
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
