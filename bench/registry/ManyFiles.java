import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.Staging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;

/** Registers a folder of many small files, and hashes and copies them with one sync at the end, in turns: work folder, number of files, rounds. */
public class ManyFiles {
    public static void main(String[] args) throws Exception {
        Path work = Files.createDirectories(Path.of(args[0]));
        int rounds = Integer.parseInt(args[2]);
        double[] ratios = new double[rounds];
        for (int round = -1; round < rounds; round++) { // the first warms up
            TreeMap<String, Path> files = files(work.resolve("round" + round), Integer.parseInt(args[1]), round);
            double copied = copy(files, work.resolve("copy" + round));
            double registered = register(files, work.resolve("registry" + round), "m");
            double again = register(files, work.resolve("registry" + round), "other");
            if (round >= 0) {
                ratios[round] = registered / copied;
                System.out.printf(
                        "%d files: hash, copy, one sync %.3f s; register %.3f s, ratio %.2f; under another name %.3f s%n",
                        files.size(), copied, registered, ratios[round], again);
            }
        }
        Arrays.sort(ratios);
        System.out.printf("median ratio %.2f%n", ratios[rounds / 2]);
    }

    private static TreeMap<String, Path> files(Path folder, int number, long seed) throws Exception {
        TreeMap<String, Path> files = new TreeMap<>();
        Random random = new Random(seed);
        Files.createDirectories(folder);
        for (int i = 0; i < number; i++) {
            byte[] bytes = new byte[500 + random.nextInt(5_000)];
            random.nextBytes(bytes);
            files.put("part/" + i, Files.write(folder.resolve(String.valueOf(i)), bytes));
        }
        sync(folder);
        return files;
    }

    private static double copy(TreeMap<String, Path> files, Path target) throws Exception {
        long start = System.nanoTime();
        Files.createDirectories(target);
        for (Path file : files.values()) {
            byte[] bytes = Files.readAllBytes(file);
            MessageDigest.getInstance("SHA-256").digest(bytes);
            Files.write(target.resolve(file.getFileName()), bytes);
        }
        sync(target);
        return (System.nanoTime() - start) / 1e9;
    }

    private static double register(TreeMap<String, Path> files, Path folder, String name) throws Exception {
        long start = System.nanoTime();
        Registry registry = Registry.open(folder);
        try (Staging staging = registry.stage()) {
            for (var file : files.entrySet()) {
                staging.add(file.getKey(), file.getValue());
            }
            registry.register(staging, RegistrationRequest.of(name, "bench"));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void sync(Path folder) throws Exception {
        new ProcessBuilder("sync", "-f", folder.toString()).start().waitFor();
    }
}
