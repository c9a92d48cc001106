import io.jenkins.plugins.mlops.engine.registry.RegistrationRequest;
import io.jenkins.plugins.mlops.engine.registry.Registry;
import io.jenkins.plugins.mlops.engine.registry.store.EmbeddedStore;
import io.jenkins.plugins.mlops.engine.registry.store.ModelUpload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Registers a folder of many small files, and hashes and copies them with one sync at the end, in turns: each in a process of its own that has just started,
 * and with a fourth argument "warm" all in one process, after two rounds that do not count, as in a Jenkins that runs.
 * Nothing is deleted in between: where many files were deleted just before, ext4 looks at each of them when it makes new ones. Arguments: work folder, number
 * of files, rounds.
 */
public class ManyFiles {
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "copy" -> System.out.println(copy(files(Path.of(args[1])), Path.of(args[2])));
            case "register" -> System.out.println(register(files(Path.of(args[1])), Path.of(args[2])));
            default -> {
                Path work = Path.of(args[0]);
                int number = Integer.parseInt(args[1]);
                int rounds = Integer.parseInt(args[2]);
                if (args.length > 3) {
                    warm(work, number, rounds);
                } else {
                    measure(work, number, rounds);
                }
            }
        }
    }

    private static void measure(Path work, int number, int rounds) throws Exception {
        double[] done = new double[rounds];
        double[] whole = new double[rounds];
        double[] shell = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Path folder = Files.createDirectories(work.resolve("round" + round));
            Path files = make(folder.resolve("files"), number, round);
            Run copied = null;
            Run registered = null;
            for (int turn = 0; turn < 2; turn++) {
                sync(folder);
                if (turn == round % 2) {
                    copied = cold("copy", files, folder.resolve("copy"));
                } else {
                    registered = cold("register", files, folder.resolve("registry"));
                }
            }
            sync(folder);
            double tools = tools(files, folder.resolve("tools"));
            done[round] = registered.inside / copied.inside;
            whole[round] = registered.whole / copied.whole;
            shell[round] = registered.whole / tools;
            System.out.printf(
                    "%d files: hash, copy, one sync %.3f s (process %.3f s), register %.3f s (process %.3f s), tools %.3f s; ratios %.2f, %.2f, %.2f%n",
                    number, copied.inside, copied.whole, registered.inside, registered.whole, tools, done[round], whole[round], shell[round]);
        }
        System.out.printf(
                "%d files, median ratios: work %.2f, process %.2f, process beside sha256sum, cp, sync %.2f%n",
                number, median(done), median(whole), median(shell));
    }

    private static void warm(Path work, int number, int rounds) throws Exception {
        double[] ratios = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            Path folder = Files.createDirectories(work.resolve("warm" + round));
            TreeMap<String, Path> files = files(make(folder.resolve("files"), number, round));
            double copied = 0;
            double registered = 0;
            for (int turn = 0; turn < 2; turn++) {
                sync(folder);
                if (turn == (round & 1)) {
                    copied = copy(files, folder.resolve("copy"));
                } else {
                    registered = register(files, folder.resolve("registry"));
                }
            }
            if (round >= 0) {
                ratios[round] = registered / copied;
                System.out.printf("%d files, warm: hash, copy, one sync %.3f s, register %.3f s, ratio %.2f%n", number, copied, registered, ratios[round]);
            }
        }
        System.out.printf("%d files, warm, median ratio %.2f%n", number, median(ratios));
    }

    record Run(double inside, double whole) {}

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Run cold(String what, Path files, Path target) throws Exception {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(List.of(System.getProperty("bench.options", "-Xmx128m -XX:+UseSerialGC").split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "ManyFiles", what, files.toString(), target.toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return new Run(Double.parseDouble(said), (System.nanoTime() - start) / 1e9);
    }

    private static double tools(Path files, Path target) throws Exception {
        long start = System.nanoTime();
        String script = "find \"$1\" -type f -print0 | xargs -0 sha256sum > \"$2.sums\" && cp -r \"$1\" \"$2\" && sync -f \"$2\"";
        new ProcessBuilder("sh", "-euc", script, "tools", files.toString(), target.toString()).inheritIO().start().waitFor();
        return (System.nanoTime() - start) / 1e9;
    }

    private static Path make(Path folder, int number, long seed) throws Exception {
        Random random = new Random(seed);
        Files.createDirectories(folder);
        for (int i = 0; i < number; i++) {
            byte[] bytes = new byte[1_500 + random.nextInt(1_000)];
            random.nextBytes(bytes);
            Files.write(folder.resolve(String.valueOf(i)), bytes);
        }
        return folder;
    }

    private static TreeMap<String, Path> files(Path folder) throws Exception {
        TreeMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.forEach(file -> files.put("part/" + file.getFileName(), file));
        }
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

    private static double register(TreeMap<String, Path> files, Path folder) throws Exception {
        long start = System.nanoTime();
        try (ModelUpload upload = new EmbeddedStore(Registry.open(folder)).take(files)) {
            upload.register(RegistrationRequest.of("m", "bench"));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void sync(Path folder) throws Exception {
        new ProcessBuilder("sync", "-f", folder.toString()).start().waitFor();
    }
}
