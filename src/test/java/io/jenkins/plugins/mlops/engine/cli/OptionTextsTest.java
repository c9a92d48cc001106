package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.OptionName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages name options as their reader writes them: with dashes on a command line, as parameters of steps in Jenkins. */
class OptionTextsTest {
    private static final Path ENGINE =
            Path.of(System.getProperty("mlops.project", "."), "src/main/java/io/jenkins/plugins/mlops/engine");

    /** Files whose texts only a command line shows, or that are commands of other programs, with the reason. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("OptionName.java", "makes the names"),
            Map.entry("cli/CompletionCommand.java", "a command that Jenkins does not start"),
            Map.entry("cli/DemoCommand.java", "a command that Jenkins does not start"),
            Map.entry("cli/DemoRegistration.java", "a command that Jenkins does not start"),
            Map.entry("cli/RegistryCommand.java", "a command that Jenkins does not start"),
            Map.entry("cli/RegistryLocation.java", "the controller has the registry"),
            Map.entry("cli/ReportCommand.java", "a command that Jenkins does not start"),
            Map.entry("cli/ScanCommand.java", "a command that Jenkins does not start"),
            Map.entry("cli/Program.java", "help, and words that a request cannot hold"),
            Map.entry("contract/foreign/ForeignFile.java", "datacontract import"),
            Map.entry("contract/foreign/ForeignTree.java", "datacontract export"),
            Map.entry("scan/text/TextFacts.java", "options of pip"),
            Map.entry("registry/mlflow/ArtifactRoot.java", "an option of the MLflow server"));

    /** Texts of the other files, each with the reason why no reader in Jenkins sees it. */
    private static final Map<String, String> COMMAND_LINE_ONLY = Map.ofEntries(
            Map.entry("--feature COLUMN --feature", "stands beside the parameter"),
            Map.entry("--output ", "stands beside the parameter"),
            Map.entry("--memory, or the engine memory in Jenkins", "stands beside the setting"),
            Map.entry("mlops monitor --freeze ", "stands beside the parameter"),
            Map.entry("--previous continues", "Jenkins gives both options"),
            Map.entry("--connection with an address", "a request has it from the standard input"),
            Map.entry("give its step --build-url", "registers from a command line"),
            Map.entry("--version", "a word that starts the program"));

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z-]*)");

    @TempDir
    Path folder;

    private static List<String> textsWithOptions(Path file) throws IOException {
        Set<String> options = Program.COMMANDS.stream()
                .flatMap(command -> command.options().stream())
                .map(Option::name)
                .collect(Collectors.toSet());
        List<String> found = new ArrayList<>();
        for (String line : Files.readString(file).lines().toList()) {
            boolean help = line.strip().startsWith("//") || line.strip().startsWith("*");
            Matcher text = TEXT.matcher(line);
            while (!help && text.find()) {
                Matcher option = OPTION.matcher(text.group(1));
                while (option.find()) {
                    if (options.contains(option.group(1))) {
                        found.add(text.group(1));
                    }
                }
            }
        }
        return found;
    }

    /** Help of options, which only a command line shows. */
    private static Set<String> helps() {
        return Program.COMMANDS.stream()
                .flatMap(command -> command.options().stream())
                .map(Option::help)
                .collect(Collectors.toSet());
    }

    @Test
    void noTextNamesAnOptionWithDashes() throws IOException {
        Map<String, List<String>> wrong = new TreeMap<>();
        Set<String> helps = helps();
        try (Stream<Path> files = Files.walk(ENGINE)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = ENGINE.relativize(file).toString().replace('\\', '/');
                List<String> texts = OTHERS.containsKey(name) ? List.of() : textsWithOptions(file);
                texts = texts.stream()
                        .filter(text -> COMMAND_LINE_ONLY.keySet().stream().noneMatch(text::contains))
                        .filter(text -> helps.stream().noneMatch(help -> help.contains(text.replace("\\\"", "\""))))
                        .toList();
                if (!texts.isEmpty()) {
                    wrong.put(name, texts);
                }
            }
        }
        assertEquals(Map.of(), wrong);
    }

    @Test
    void theSameMistakeIsToldInTwoWays() throws IOException {
        Path data = Files.writeString(folder.resolve("a.csv"), "id,y\n1,0\n2,1\n");
        told(
                "validate",
                Map.of("data", data.toString()),
                "(contract) or a rule (rules: 'RowCount > 0')",
                "(--contract)");
        told("validate", Map.of(), "option data is needed: data: 'FILE", "option --data is needed: --data FILE");
        told(
                "validate",
                Map.of("data", data.toString(), "rule", "RowCount > 0", "split", "x"),
                "splits needs NAME=FILE",
                "--split needs NAME=FILE");
        told(
                "validate",
                Map.of("data", data.toString(), "rule", "RowCountMatch \"x\" = 1.0"),
                "(tables come from reference and splits: 'NAME=FILE')",
                "(tables come from --reference and --split NAME=FILE)");
        told(
                "monitor",
                Map.of("data", data.toString()),
                "or a registered model (name: 'NAME', alias: 'ALIAS')",
                "--baseline FILE");
        told(
                "monitor",
                Map.of("data", data.toString(), "reference", data.toString(), "since", "2026-01-01", "last", "7 days"),
                "give either since or last",
                "give either --since or --last");
        told(
                "validate",
                Map.of("data", data.toString(), "rule", "RowCount > 0", "threads", "no"),
                "option Threads in Manage Jenkins, System, MLOps stages needs",
                "option --threads needs");
        assertEquals("--rule", OptionName.of("rule"), "a request leaves no trace");
    }

    private void told(String command, Map<String, String> options, String inJenkins, String onCommandLine)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(command));
        StringBuilder json = new StringBuilder();
        new TreeMap<>(options).forEach((name, value) -> {
            words.add("--" + name + "=" + value);
            json.append(json.isEmpty() ? "" : ",")
                    .append("\"" + name + "\":[\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]");
        });
        String out = folder.resolve("out").toString();
        words.add("--out=" + out);
        String shown = run(words);
        assertTrue(shown.contains(onCommandLine), shown);
        Path request = folder.resolve("request.json");
        Files.writeString(
                request,
                "{\"format\":\"mlops-request/1\",\"command\":\"" + command + "\",\"options\":{" + json
                        + (json.isEmpty() ? "" : ",") + "\"out\":[\"" + out.replace("\\", "\\\\") + "\"]}}");
        shown = run(List.of("--request", request.toString()));
        assertTrue(shown.contains(inJenkins), shown);
        assertFalse(OPTION.matcher(shown).find(), shown);
    }

    private static String run(List<String> words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Main.run(words, print, print);
        return bytes.toString(StandardCharsets.UTF_8).replace("\\\"", "\"");
    }
}
