package io.jenkins.plugins.mlops.engine.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.mlops.Eventually;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of the command line to scripts. */
class CommandLineTest {
    @TempDir
    Path dir;

    private String data;

    @BeforeEach
    void data() {
        data = Cli.write(dir.resolve("data.csv"), "a,b\n1,x\n2,\n").toString();
    }

    private Cli.Run validate(String... words) {
        List<String> all = new ArrayList<>(List.of("--data", data));
        all.addAll(Arrays.asList(words));
        return Cli.validate(dir, all.toArray(String[]::new));
    }

    @Test
    void exitCodes() {
        assertEquals(0, validate("--rule", "RowCount = 2").exit());
        assertEquals(1, validate("--rule", "RowCount = 3").exit());
        assertEquals(2, validate("--rule", "RowCount = 3 : warning").exit());
        assertEquals(2, validate("--rule", "Mean \"b\" > 0 where \"a > 9\"").exit());
        assertEquals(1, validate("--rule", "RowCount = 3 : warning", "--strict").exit());
        assertEquals(
                1,
                validate("--rule", "Mean \"b\" > 0 where \"a > 9\"", "--strict").exit());
        assertEquals(0, validate("--rule", "RowCount = 2", "--strict").exit());
        assertEquals(3, validate("--rule", "RowCuont = 2").exit());
        assertEquals(
                1,
                validate("--rule", "RowCount = 3", "--rule", "RowCount = 3 : warning")
                        .exit());
    }

    /** Nothing is wrong with what the user gave: the machine is too small for it. */
    @Test
    void tooLittleMemoryIsAFailureOfTheEngine() {
        Path file = Cli.write(
                dir.resolve("many.csv"),
                IntStream.range(0, 3000).mapToObj(i -> i + "\n").collect(Collectors.joining("", "i\n", "")));
        Cli.Run run = Cli.validate(
                dir,
                "--data",
                file.toString(),
                "--memory",
                "300m",
                "--rule",
                "CustomSql \"SELECT len(list(repeat('x', 1000) || a.i || b.i)) FROM primary a, primary b\" > 0");
        assertEquals(4, run.exit(), run.out());
        assertEquals(
                "while " + file + " was read, the memory limit was reached; give the engine more memory (--memory 4g)",
                run.line());
    }

    @Test
    void verdictsHaveExitCodes() {
        assertEquals(1, ExitCode.of(Verdict.FAILED, false));
        assertEquals(2, ExitCode.of(Verdict.INCONCLUSIVE, false));
        assertEquals(1, ExitCode.of(Verdict.INCONCLUSIVE, true));
    }

    @Test
    void allFourFilesOrNone() {
        Cli.Run run = validate("--rule", "RowCount = 3");
        for (String name : new String[] {"result.json", "report.html", "junit.xml", "summary.md"}) {
            assertTrue(Files.exists(run.folder().resolve(name)), name);
        }
        assertTrue(
                run.out().contains("FAILED  RowCount = 3: the number of rows is 2; expected 3  [rule 1:1:1]"),
                run.out());
    }

    @Test
    void jsonPrintsTheDocumentAndNothingElse() throws IOException {
        Cli.Run run = validate("--rule", "RowCount = 3", "--json");
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals("mlops-result/1", document.get("format").asText());
        assertEquals("FAILED", document.get("verdict").asText());
        Cli.Run refused = validate("--rule", "RowCuont = 3", "--json");
        assertEquals("", refused.out());
        assertEquals(
                "rule 1:1:1: unknown rule \"RowCuont\" for validateData; did you mean \"RowCount\"?", refused.line());
    }

    @Test
    void usage() {
        assertEquals(
                "unknown option --rulle; did you mean --rule?",
                validate("--rulle", "x").line());
        assertEquals(
                "option --target is given twice",
                validate("--target", "a", "--target", "b").line());
        assertEquals(
                "option --contract needs a value: --contract FILE",
                validate("--contract").line());
        assertEquals("option --strict takes no value", validate("--strict=yes").line());
        assertEquals(
                "unexpected \"data.csv\"; data files follow --data",
                Cli.validate(dir, "data.csv", "--rule", "RowCount > 0", "--data", data)
                        .line());
        assertTrue(Cli.run("validate", "--data", data).line().startsWith("option --out is needed: --out DIR"));
        assertTrue(Cli.run("validate", "--out", dir.toString()).line().startsWith("option --data is needed"));
        assertEquals(
                "unknown command \"valdate\"; did you mean \"validate\"? (mlops --help lists them)",
                Cli.run("valdate").line());
        assertTrue(validate("--memory", "lots")
                .line()
                .contains("--memory needs a size such as 512m or 4g, found \"lots\""));
        assertTrue(validate("--threads", "0").line().contains("--threads needs a whole number from 1, found \"0\""));
        assertTrue(validate("--split", "test").line().contains("--split needs NAME=FILE"));
        assertTrue(validate("--split", "primary=" + data, "--rule", "RowCount > 0")
                .line()
                .contains("\"primary\" cannot be the name of a split"));
        assertTrue(validate("--rule", "RowCount > 0", "--target", "c").line().contains("unknown column \"c\""));
        assertTrue(validate("--rule", "RowCount > 0", "--slice", "a,bb")
                .line()
                .contains("unknown column \"bb\"; did you mean \"b\"?"));
        assertTrue(validate("--rule", "RowCount > 0", "--sensitive", "aa")
                .line()
                .contains("unknown column \"aa\"; did you mean \"a\"?"));
        assertTrue(validate("--rule", "RowCount > 0", "--delimiter", "ab")
                .line()
                .contains("delimiter \"ab\" is not usable"));
        assertEquals(3, Cli.run().exit());
        assertEquals(0, Cli.run("--help").exit());
        assertTrue(Cli.run("validate", "--help").out().contains("--rule RULE ..."));
        assertTrue(Cli.run("--version").out().startsWith("mlops "));
    }

    @Test
    void severalValuesBehindOneOption() {
        String other = Cli.write(dir.resolve("other.csv"), "a,b\n3,z\n").toString();
        assertEquals(
                0,
                Cli.validate(dir, "--data", data, other, "--rule", "RowCount = 3")
                        .exit());
    }

    @Test
    void noRuleIsNoPass() {
        assertTrue(validate().line().startsWith("no rule was given, so there is nothing to check"));
        assertTrue(validate(
                        "--contract",
                        Cli.write(dir.resolve("c.dqdl"), "Rules = [ ]").toString())
                .line()
                .contains("the contract holds no rule"));
        assertTrue(validate("--contract", Cli.write(dir.resolve("e.yaml"), "").toString())
                .line()
                .contains("the contract is empty"));
        assertTrue(validate("--contract", dir.resolve("none.yaml").toString())
                .line()
                .contains("none.yaml: no such file"));
    }

    @Test
    void unknownColumnIsAFailedCheckWithASuggestion() {
        Cli.Run run = validate("--rule", "IsComplete \"aa\"", "--rule", "RowCount = 2");
        assertEquals(1, run.exit());
        assertEquals("unknown column \"aa\"; did you mean \"a\"?", run.check(0).message());
        assertEquals(Verdict.PASSED, run.check(1).verdict());
    }

    @Test
    void placesInContractFiles() {
        Path contract = Cli.write(dir.resolve("c.dqdl"), "Rules = [\n  RowCount > 0,\n  IsComplet \"a\"\n]");
        assertEquals(
                contract + ":3:3: unknown rule \"IsComplet\" for validateData; did you mean \"IsComplete\"?",
                validate("--contract", contract.toString()).line());
    }

    @Test
    void foldersThatCannotBeWritten() {
        Cli.Run file = Cli.run("validate", "--data", data, "--rule", "RowCount > 0", "--out", data);
        assertEquals(3, file.exit());
        assertEquals("cannot write to " + data + ": it is a file, expected a folder", file.line());
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no folder here that nobody can write to");
        Cli.Run readOnly = Cli.run("validate", "--data", data, "--rule", "RowCount > 0", "--out", "/proc/self/reports");
        assertEquals(3, readOnly.exit());
        assertTrue(readOnly.line().startsWith("cannot "), readOnly.line());
    }

    @Test
    void reportsOfAFullDiskAreOneLineWithTheVerdict() throws IOException {
        Cli.Run before = validate("--rule", "RowCount = 2");
        String old = Files.readString(before.folder().resolve("result.json"));
        // Nothing can be moved onto a folder that is not empty: a failure of the same kind as a full disk, at the last
        // moment.
        Files.delete(before.folder().resolve("report.html"));
        Cli.write(before.folder().resolve("report.html/x"), "x");
        Cli.Run run = Cli.run(
                "validate",
                "--data",
                data,
                "--rule",
                "RowCount = 3",
                "--out",
                before.folder().toString());
        assertEquals(3, run.exit());
        assertTrue(
                run.line().contains("cannot write")
                        && run.line().contains("the verdict was FAILED: 1 of 1 check failed"),
                run.line());
        try (Stream<Path> left = Files.list(before.folder())) {
            assertFalse(left.anyMatch(f -> f.toString().endsWith(".tmp")));
        }
        assertTrue(old.contains("PASSED"));
    }

    @Test
    void reportRoundTrip() throws IOException {
        Cli.Run run = validate("--rule", "RowCount = 3", "--slice", "b");
        Path again = dir.resolve("again");
        assertEquals(
                0,
                Cli.run("report", run.folder().resolve("result.json").toString(), "--out", again.toString())
                        .exit());
        for (String name : new String[] {"result.json", "report.html", "junit.xml", "summary.md"}) {
            assertEquals(Files.readString(run.folder().resolve(name)), Files.readString(again.resolve(name)), name);
        }
        assertTrue(Cli.run("report", "--out", again.toString()).line().startsWith("name the result documents"));
        assertEquals(3, Cli.run("report", data, "--out", again.toString()).exit());
        assertEquals(
                3,
                Cli.run("report", dir.resolve("no.json").toString(), "--out", again.toString())
                        .exit());
    }

    private Cli.Run request(String json) {
        return Cli.run("--request", Cli.write(dir.resolve("request.json"), json).toString());
    }

    private String request(String root, String data, String more) {
        return "{\"format\":\"mlops-request/1\",\"command\":\"validate\",\"root\":\"" + root
                + "\",\"options\":{\"data\":[\"" + data + "\"],\"rule\":[\"RowCount > 0\"],\"out\":\""
                + dir.resolve("out") + "\"" + more + "}}";
    }

    @Test
    void requestsStayBelowTheirRoot() throws IOException {
        Path root = Files.createDirectory(dir.resolve("ws"));
        Cli.write(root.resolve("in/ok.csv"), "a\n1\n");
        Cli.write(root.resolve("in/.hidden.csv"), "other\n1\n");
        Files.createSymbolicLink(root.resolve("leak.csv"), Path.of(data));
        Files.createSymbolicLink(root.resolve("up"), dir);
        Files.createSymbolicLink(root.resolve("alias"), root.resolve("in"));
        Files.createSymbolicLink(root.resolve("in/loop"), root);
        for (String inside : new String[] {
            "in/ok.csv",
            "./in/../in/ok.csv",
            "in/*.csv",
            "alias/*.csv",
            "**/ok.csv",
            "**/{ok,no}.csv",
            root.resolve("in/ok.csv").toString()
        }) {
            Cli.Run run = request(request(root.toString(), inside, ""));
            assertEquals(0, run.exit(), inside + run.out());
            assertTrue(
                    run.out()
                            .lines()
                            .reduce((a, b) -> b)
                            .orElseThrow()
                            .startsWith("{\"event\":\"result\",\"verdict\":\"PASSED\",\"exit\":0"),
                    run.out());
        }
        for (String outside : new String[] {
            "leak.csv",
            "up/data.csv",
            "up/*.csv",
            "../data.csv",
            "../*.csv",
            data,
            "../none.csv",
            "in/../../data.csv",
            "/etc/passwd",
            "/etc/pass*"
        }) {
            Cli.Run run = request(request(root.toString(), outside, ""));
            assertEquals(3, run.exit(), outside + run.out());
            JsonNode event = new ObjectMapper().readTree(run.out());
            assertEquals("error", event.get("event").asText());
            assertTrue(event.get("text").asText().contains("lies outside the workspace"), event.toString());
            assertFalse(event.get("text").asText().contains("did you mean"), event.toString());
        }
        assertTrue(request(request(root.toString(), "in/ok.csv", ",\"contract\":\"../c.yaml\""))
                .out()
                .contains("lies outside the workspace"));
        assertTrue(request(request(root.toString(), "in/ok.csv", ",\"split\":[\"test=../data.csv\"]"))
                .out()
                .contains("lies outside the workspace"));
    }

    @Test
    void requestsThatAreNone() {
        for (String json : new String[] {
            "",
            "x",
            "[]",
            "{}",
            "{\"format\":\"mlops-request/2\",\"command\":\"validate\"}",
            "{\"format\":\"mlops-request/1\"}",
            "{\"format\":\"mlops-request/1\",\"command\":\"validate\",\"options\":[1]}",
            "{\"format\":\"mlops-request/1\",\"command\":\"validate\",\"options\":{\"data\":[{}]}}",
            "{\"format\":\"mlops-request/1\",\"command\":\"validate\""
        }) {
            Cli.Run run = request(json);
            assertEquals(3, run.exit(), json + run.err());
            assertTrue(run.line().contains("request.json"), run.line());
        }
        assertTrue(
                Cli.run("--request", dir.resolve("none.json").toString()).line().endsWith("none.json: no such file"));
        assertEquals(3, Cli.run("--request").exit());
        Cli.Run unknown = request("{\"format\":\"mlops-request/1\",\"command\":\"validat\",\"options\":{}}");
        assertEquals(3, unknown.exit());
        assertTrue(
                unknown.out().startsWith("{\"event\":\"error\",\"exit\":3,\"text\":\"unknown command"), unknown.out());
    }

    @Test
    void aProcessThatIsToldToStopLeavesNothing() throws Exception {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"), "signals");
        Path temporary = Files.createDirectory(dir.resolve("tmp"));
        Path out = dir.resolve("stopped");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process engine = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        "validate",
                        "--data",
                        data,
                        "--out",
                        out.toString(),
                        "--rule",
                        "CustomSql \"select count(*) from range(1000000000) a, range(1000000000) b where a.range * b.range % 7 = 3\" > 0")
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile())
                .start();
        try {
            // It is in the middle of the query when what the query needs no longer fits into memory.
            Eventually.holds(() -> !engine.isAlive() || spilled(temporary), () -> read(dir.resolve("log")));
            assertFalse(spills(temporary).isEmpty(), () -> read(dir.resolve("log")));
            assertTrue(engine.isAlive(), () -> read(dir.resolve("log")));
            engine.destroy();
            assertTrue(engine.waitFor(30, TimeUnit.SECONDS));
            assertEquals(143, engine.exitValue());
            assertEquals(List.of(), spills(temporary));
            try (Stream<Path> left = Files.list(out)) {
                assertEquals(0, left.count());
            }
        } finally {
            engine.destroyForcibly();
        }
    }

    private static List<Path> spills(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith("mlops-spill-"))
                    .toList();
        }
    }

    /** Whether the database has written there. */
    private static boolean spilled(Path folder) throws IOException {
        for (Path spill : spills(folder)) {
            try (Stream<Path> files = Files.list(spill)) {
                if (files.anyMatch(f -> f.getFileName().toString().startsWith("duckdb_temp_"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
