package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.mlops.engine.result.Check;
import io.jenkins.plugins.mlops.engine.result.ResultDocument;
import io.jenkins.plugins.mlops.engine.result.ResultJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of {@code mlops explain}, as a user sees it.
 *
 * @param exit exit code
 * @param said standard output and standard error
 * @param folder where the result is
 */
public record Explained(int exit, String said, Path folder) {
    private static final int BAD_INPUT = 3;

    /** A file of {@code src/test/resources/.../engine/explain}. */
    public static Path file(String name) {
        try {
            return Path.of(Explained.class
                    .getResource("/io/jenkins/plugins/mlops/engine/explain/" + name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs it with the options behind target and output folder. */
    public static Explained run(Path folder, Path model, Path data, String target, String... options) {
        Path result = fresh(folder);
        List<String> words = new ArrayList<>(List.of(
                "explain",
                "--model",
                model.toString(),
                "--data",
                data.toString(),
                "--target",
                target,
                "--threads",
                "1",
                "--out",
                result.toString()));
        words.addAll(Arrays.asList(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exit = Main.run(stream, stream, words.toArray(String[]::new));
        return new Explained(exit, out.toString(StandardCharsets.UTF_8), result);
    }

    /** A folder of its own, so that results of several runs can be compared. */
    private static Path fresh(Path folder) {
        try {
            return Files.createTempDirectory(folder, "out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ResultDocument document() throws IOException {
        assertEquals(false, exit > 2, said);
        return ResultJson.read(folder.resolve("result.json"));
    }

    public double metric(String name) throws IOException {
        return document().metrics().get(name);
    }

    /** What the model section says under a name, or null. */
    public Object fact(String name) throws IOException {
        Map<?, ?> facts = (Map<?, ?>) section("model").get("facts");
        return facts.get(name);
    }

    public Map<String, Object> section(String type) throws IOException {
        return document().sections().stream()
                .filter(each -> each.type().equals(type))
                .findFirst()
                .orElseThrow()
                .data();
    }

    public Optional<Check> check(String id) throws IOException {
        return document().checks().stream()
                .filter(check -> check.id().equals(id))
                .findFirst();
    }

    /** It was refused in one line; the line without the program's name. */
    public String refusal() {
        assertEquals(BAD_INPUT, exit, said);
        assertEquals(1, said.strip().lines().count(), said);
        return said.strip().replaceFirst("^mlops: ", "");
    }
}
