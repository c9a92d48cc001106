package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.testing.Duck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of README.md and CONTRIBUTING.md. Those of the command line run here, on the example's data under the names that the page uses. {@code
 * ./verify} runs those of Maven that need no Jenkins; here it is looked that what all of them name is there.
 */
class DocumentedCommandsTest {
    private static final Path PROJECT = Path.of(System.getProperty("mlops.project"));
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");

    @TempDir
    Path dir;

    /** The files that the README's commands name. */
    @BeforeEach
    void files() throws IOException {
        Path care = PROJECT.resolve("examples/care");
        Files.createDirectories(dir.resolve("data"));
        Files.copy(care.resolve("data/train.csv"), dir.resolve("data/train.csv"));
        Files.copy(care.resolve("contract.odcs.yaml"), dir.resolve("contract.odcs.yaml"));
        Files.copy(care.resolve("model.json"), dir.resolve("model.json"));
        String train = "SELECT row_number() OVER () AS id, * FROM read_csv('" + care.resolve("data/train.csv") + "')";
        String test = "SELECT *, high_use AS \"default\" FROM read_csv('" + care.resolve("data/test.csv") + "')";
        Duck.copy(train, dir.resolve("train.parquet"), "FORMAT parquet");
        Duck.copy(test, dir.resolve("test.parquet"), "FORMAT parquet");
        Duck.copy(test, dir.resolve("served.parquet"), "FORMAT parquet");
        Duck.copy(test, dir.resolve("test.csv"), "HEADER");
        Files.write(dir.resolve("downloaded.pkl"), new byte[] {(byte) 0x80, 4, 'K', 1, '.'}); // the number 1
    }

    private static List<String> commands(String page) throws IOException {
        List<String> commands = new ArrayList<>();
        boolean fenced = false;
        for (String line : Files.readAllLines(PROJECT.resolve(page))) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced && line.startsWith("./")) {
                commands.add(line.replaceFirst("\\s+#.*", ""));
            } else if (line.startsWith("| ")) {
                Matcher code = Pattern.compile("`(\\./[^`]*)`").matcher(line);
                while (code.find()) {
                    commands.add(code.group(1));
                }
            }
        }
        return commands;
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group().replace("'", ""));
        }
        return words;
    }

    private String placed(String word) {
        int file = word.startsWith("test=") ? "test=".length() : 0;
        String name = word.substring(file);
        boolean isFile = name.equals("report") || name.matches("(data/)?[*a-z.]+\\.(csv|parquet|yaml|json|pkl)");
        return word.substring(0, file) + (isFile ? dir.resolve(name).toString() : name);
    }

    @Test
    void theCommandLineOfTheReadme() throws IOException {
        int run = 0;
        for (String command : commands("README.md")) {
            List<String> words = words(command);
            if (!words.get(0).equals("./mlops") || words.get(1).equals("demo")) {
                continue; // the demo has a test of its own
            }
            Cli.Run done = Cli.run(
                    words.subList(1, words.size()).stream().map(this::placed).toArray(String[]::new));
            assertTrue(done.exit() <= 2, command + "\n" + done.out() + done.err());
            assertTrue(done.err().lines().noneMatch(line -> line.startsWith("mlops: ")), command + done.err());
            run++;
        }
        assertEquals(5, run, "commands of the command line");
        assertTrue(Files.size(dir.resolve("shap.parquet")) > 0);
        for (String file : List.of("result.json", "report.html", "junit.xml", "summary.md")) {
            assertTrue(Files.exists(dir.resolve("report").resolve(file)), file);
        }
    }

    @Test
    void everyProgramThatAPageStartsIsThere() throws IOException {
        for (String page : List.of("README.md", "CONTRIBUTING.md")) {
            for (String command : commands(page)) {
                Path program = PROJECT.resolve(words(command).get(0));
                assertTrue(Files.isExecutable(program), page + ": " + command);
            }
        }
    }

    @Test
    void whatTheCommandsOfMavenNameIsThere() throws IOException {
        Set<String> plugins = Set.of("spotless", "hpi");
        int seen = 0;
        for (String command : commands("CONTRIBUTING.md")) {
            List<String> words = words(command);
            if (!words.get(0).equals("./mvnw")) {
                continue;
            }
            seen++;
            Path pom = PROJECT.resolve(words.contains("-f") ? words.get(words.indexOf("-f") + 1) : "pom.xml");
            assertTrue(Files.exists(pom), command);
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word.equals("-pl")) {
                    for (String module : words.get(i + 1).split(",")) {
                        assertTrue(Files.exists(pom.resolveSibling(module).resolve("pom.xml")), command);
                    }
                }
                if (word.startsWith("-P")) {
                    assertTrue(hasProfile(pom.getParent(), word.substring(2)), command);
                }
                if (word.startsWith("-Dtest=")) {
                    assertTrue(hasTest(word.substring("-Dtest=".length())), command);
                }
                if (word.matches("[a-z]+:[a-z]+")) {
                    assertTrue(plugins.contains(word.substring(0, word.indexOf(':'))), command);
                }
            }
        }
        assertTrue(seen >= 5, "commands of Maven: " + seen);
    }

    /** A profile of the parent of pom.xml is known by the options of this project's own Maven. */
    private static boolean hasProfile(Path folder, String profile) throws IOException {
        if (profile.equals("enable-jacoco")) {
            return Files.readString(PROJECT.resolve("pom.xml")).contains("<artifactId>plugin</artifactId>");
        }
        try (Stream<Path> poms = Files.find(folder, 2, (path, is) -> path.endsWith("pom.xml"))) {
            for (Path pom : poms.toList()) {
                if (Files.readString(pom).contains("<id>" + profile + "</id>")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasTest(String name) throws IOException {
        String wanted = name.replace(".*", "").replace('.', '/');
        try (Stream<Path> tests = Files.walk(PROJECT.resolve("src/test/java"))) {
            return tests.anyMatch(path -> wanted.contains("/")
                    ? path.endsWith(wanted)
                    : path.getFileName().toString().equals(wanted + ".java"));
        }
    }
}
