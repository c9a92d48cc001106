package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the words of a command line and the options of a request file are read. */
class ProgramTest {
    private static final String[] ALL = {
        "validate", "explain", "register", "describe", "monitor", "registry", "scan", "report", "demo", "completion"
    };
    private static final Pattern LISTED = Pattern.compile("^ +(?:-h, )?--([a-z-]+)", Pattern.MULTILINE);

    @TempDir
    Path dir;

    private static Options read(String... words) {
        return Program.command(List.of(words));
    }

    private static String refusal(String... words) {
        Cli.Run run = Cli.run(words);
        assertEquals(3, run.exit(), run.out());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        return run.line();
    }

    @Test
    void helpNamesTheCommandsAndTheirOptions() {
        String help = Cli.run("--help").out();
        for (String command : ALL) {
            assertTrue(
                    Pattern.compile("^  " + command + " ", Pattern.MULTILINE)
                            .matcher(help)
                            .find(),
                    help);
        }
        for (Command command : Program.COMMANDS) {
            Set<String> wanted = new TreeSet<>(Set.of("help"));
            command.options().stream().filter(o -> !o.hidden()).forEach(o -> wanted.add(o.name()));
            Set<String> listed = new TreeSet<>();
            LISTED.matcher(Cli.run(command.name(), "--help").out())
                    .results()
                    .forEach(option -> listed.add(option.group(1)));
            assertEquals(wanted, listed, command.name());
        }
        assertEquals(help, Cli.run("help").out());
        assertEquals(help, Cli.run("-h").out());
        assertEquals(help, Cli.run("--help", "validate").out());
        assertEquals(help, Cli.run().err());
    }

    @Test
    void whatOnlyProgramsGiveIsHidden() {
        assertFalse(Cli.run("--help").out().contains("--request"));
        assertFalse(Cli.run("monitor", "--help").out().contains("--registered-"));
        assertEquals("unknown option --registered-version1", refusal("monitor", "--registered-version1", "x"));
        assertEquals("a.json", read("monitor", "--registered-version", "a.json").one("registered-version"));
    }

    @Test
    void valuesBehindAnEqualsSignStandAsTheyAre() {
        for (String value :
                new String[] {"--", "--rule", "-n/a", "-", "", "a=b", "\"x\"", "'y'", "@file", "${user.home}", "%d"}) {
            assertEquals(List.of(value), read("validate", "--missing=" + value).all("missing"));
            assertEquals(value, read("validate", "--contract=" + value).one("contract"));
        }
    }

    @Test
    void valuesThatAreWordsOfTheirOwn() {
        for (String value :
                new String[] {"-n/a", "-", "", "-999", "a=b", "\"x\"", "@file", "validate", "${user.home}"}) {
            assertEquals(List.of(value), read("validate", "--missing", value).all("missing"), value);
            assertEquals(
                    value, read("validate", "--contract", value, "--out", "o").one("contract"), value);
        }
        for (String next : new String[] {"--rule", "--rulle", "--rule=x", "--", "--help"}) {
            assertEquals("option --contract needs a value: --contract FILE", refusal("validate", "--contract", next));
            assertEquals("option --data needs a value: --data FILE", refusal("validate", "--data", next, "x"));
        }
    }

    @Test
    void severalWordsBehindAnOptionThatMayBeRepeated() {
        Options options =
                read("validate", "--data", "a", "b", "c", "--strict", "--data=d", "--data", "e", "--out", "f");
        assertEquals(List.of("a", "b", "c", "d", "e"), options.all("data"));
        assertEquals("f", options.one("out"));
        assertTrue(options.has("strict"));
        assertFalse(options.has("json"));
        assertEquals(
                List.of("a.json", "b.json"),
                read("report", "a.json", "--out", "o", "b.json").operands());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "validate --rulle=x               | unknown option --rulle; did you mean --rule?",
                "explain --backgroundrows 5       | unknown option --backgroundrows; did you mean --background-rows?",
                "validate -x                      | unknown option -x",
                "validate --                      | unknown option --",
                "validate --strict --strict       | option --strict is given twice",
                "validate --out=a --out b         | option --out is given twice",
                "scan --json=yes                  | option --json takes no value",
                "scan m.pkl --model n.pkl         | unexpected \"m.pkl\"; model files follow --model",
                "describe @words                  | unexpected \"@words\"; model files follow --model",
                "monitor --out o x                | unexpected \"x\"; data files follow --data",
                "demo now                         | unexpected \"now\"",
                "--vresion                        | unknown option --vresion; did you mean --version?",
                "skan                             | unknown command \"skan\"; did you mean \"scan\"? (mlops --help lists them)",
                "registry                         | mlops registry needs one of list, verify, rebuild, gc, export, evidence, promote, rollback, found \"\"",
                "validate --memory 12             | option --memory needs a size such as 512m or 4g, found \"12\"",
                "explain --memory -1g             | option --memory needs a size such as 512m or 4g, found \"-1g\"",
                "scan --model m --threads 2.5     | option --threads needs a whole number from 1, found \"2.5\"",
                "explain --explained-rows 0       | option --explained-rows needs a whole number from 1, found \"0\"",
                "explain --background-rows many   | option --background-rows needs a whole number from 1, found \"many\"",
                "explain --threshold NaN          | option --threshold needs a number, found \"NaN\"",
                "explain --missing-value none     | option --missing-value needs a number, found \"none\"",
                "monitor --threshold Infinity     | option --threshold needs a number, found \"Infinity\"",
                "monitor --level 0.5              | option --level needs a number between 0 and 0.5, found \"0.5\"",
                "monitor --cool-down -1           | option --cool-down needs a whole number from 0, found \"-1\"",
                "monitor --version 0              | option --version needs a whole number from 1, found \"0\"",
                "registry gc --grace 99999999999  | option --grace needs a whole number from 0, found \"99999999999\"",
                "registry promote --version v2    | option --version needs a whole number from 1, found \"v2\""
            })
    void badWordsAreRefusedInOneLine(String words, String line) {
        assertEquals(line, refusal(words.split(" +")));
    }

    @Test
    void numbersHaveTheirTypes() {
        assertEquals(4L << 30, read("validate", "--memory", "4G").value("memory", 0L));
        assertEquals(512L << 20, read("validate", "--memory=512mb").value("memory", 0L));
        assertEquals(7L, read("validate").value("memory", 7L));
        assertEquals(3, read("scan", "--threads", "3").value("threads", 0));
        assertEquals(-999.0, read("explain", "--missing-value", "-999").value("missing-value", 0.0));
        assertEquals(0.01, read("monitor", "--level=0.01").value("level", 0.05));
    }

    private Cli.Run request(Map<String, Object> options) throws IOException {
        String json = new ObjectMapper()
                .writeValueAsString(Map.of("format", "mlops-request/1", "command", "validate", "options", options));
        return Cli.run("--request", Cli.write(dir.resolve("request.json"), json).toString());
    }

    @Test
    void requestFilesAreReadTheSameWay() throws IOException {
        for (Map.Entry<String, Object> bad : Map.<String, Object>of(
                        "rulle", "x", "target", List.of("a", "b"), "strict", "yes", "threads", "0", "memory", "lots")
                .entrySet()) {
            List<String> words = new ArrayList<>(List.of("validate"));
            List<?> values = bad.getValue() instanceof List<?> list ? list : List.of(bad.getValue());
            values.forEach(value -> words.add("--" + bad.getKey() + "=" + value));
            Cli.Run run = request(Map.of(bad.getKey(), bad.getValue()));
            assertEquals(3, run.exit());
            assertEquals(
                    // Steps give no option that is unknown, so there is no parameter to name.
                    bad.getKey().equals("rulle")
                            ? refusal(words.toArray(String[]::new))
                            : inJenkins(refusal(words.toArray(String[]::new))),
                    new ObjectMapper().readTree(run.out()).get("text").asText());
        }
    }

    /** The same message where options are named as the parameters that set them. */
    private static String inJenkins(String message) {
        return Pattern.compile("--([a-z]+)")
                .matcher(message)
                .replaceAll(option -> Parameters.of("validate").apply(option.group(1)));
    }

    @Test
    void valuesOfARequestAreNeverOptions() throws IOException {
        String data = Cli.write(dir.resolve("d.csv"), "a\n1\n--\n").toString();
        Map<String, Object> options = Map.of(
                "data", data,
                "missing", List.of("--", "--strict"),
                "rule", List.of("Completeness \"a\" = 0.5", "RowCount = 3 : warning"),
                "out", dir.resolve("out").toString());
        assertEquals(2, request(options).exit());
        Map<String, Object> strict = new HashMap<>(options);
        strict.put("strict", "true");
        assertEquals(1, request(strict).exit());
        strict.put("strict", "false");
        assertEquals(2, request(strict).exit());
    }

    /** bash itself says what it would offer. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bashCompletesCommandsAndOptions() throws Exception {
        Path script = Cli.write(dir.resolve("complete"), Cli.run("completion").out());
        assertEquals(Set.of("validate"), offered(script, "val"));
        assertEquals(Set.of("register", "registry", "report"), offered(script, "re"));
        assertEquals(Set.of("--reference", "--registry"), offered(script, "monitor", "--re"));
        assertEquals(Set.of("--rule"), offered(script, "explain", "--model", "m.json", "--rul"));
        assertEquals(Set.of("rebuild"), offered(script, "registry", "reb"));
        assertEquals(Set.of(), offered(script, "validate", "--nothing"));
    }

    private static Set<String> offered(Path script, String... words) throws Exception {
        String line = "compopt() { :; }; source '" + script + "'; COMP_WORDS=(mlops \"$@\"); COMP_CWORD=" + words.length
                + "; _complete_mlops; printf '%s\\n' \"${COMPREPLY[@]}\"";
        List<String> command = new ArrayList<>(List.of("bash", "-c", line, "bash"));
        command.addAll(Arrays.asList(words));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        Set<String> offered = new TreeSet<>(out.lines().map(String::strip).toList());
        offered.remove("");
        return offered;
    }
}
