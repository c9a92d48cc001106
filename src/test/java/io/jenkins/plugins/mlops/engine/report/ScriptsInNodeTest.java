package io.jenkins.plugins.mlops.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit tests of the report's scripts, run by Node.js' own test runner; src/test/js holds them. */
class ScriptsInNodeTest {
    private static final Pattern COUNT =
            Pattern.compile("^# (tests|pass|fail|cancelled|skipped|todo) (\\d+)$", Pattern.MULTILINE);

    @TempDir
    Path folder;

    @Test
    void everyTestPasses() throws Exception {
        NodeJs node = node();
        NodeJs.Run run = run(node, ScriptFiles.tests());
        if (run.exit() != 0) {
            ScriptFiles.say("FAILED in Node.js " + node.version());
        }
        assertEquals(0, run.exit(), run.output());
        assertTrue(count(run, "tests") >= ScriptFiles.tests().size(), run.output());
        assertEquals(count(run, "tests"), count(run, "pass"), "all of them, and none is left out: " + run.output());
        ScriptFiles.say(count(run, "tests") + " tests passed in Node.js " + node.version());
    }

    @Test
    void aTestThatFailsIsNoticed() throws Exception {
        NodeJs node = node();
        Path red = Files.writeString(
                folder.resolve("red.test.js"),
                "const test = require('node:test'); test('red', () => { throw new Error('as it should'); }); test('green', () => {});");
        NodeJs.Run run = run(node, List.of(red));
        assertEquals(1, run.exit(), run.output());
        assertEquals(
                List.of(2, 1, 1), List.of(count(run, "tests"), count(run, "pass"), count(run, "fail")), run.output());
    }

    private NodeJs node() throws Exception {
        Optional<NodeJs> node = NodeJs.find(folder);
        if (node.isEmpty()) {
            ScriptFiles.say("not tested in Node.js: " + NodeJs.missing());
            abort("the report's scripts are not tested in Node.js: " + NodeJs.missing());
        }
        return node.get();
    }

    private NodeJs.Run run(NodeJs node, List<Path> tests) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--test", "--test-reporter=tap"));
        tests.forEach(test -> arguments.add(test.toString()));
        return node.run(folder, arguments);
    }

    /** The last number told under this name; a subtest may tell its own before. */
    private static int count(NodeJs.Run run, String name) {
        Matcher counts = COUNT.matcher(run.output());
        int last = -1;
        while (counts.find()) {
            if (counts.group(1).equals(name)) {
                last = Integer.parseInt(counts.group(2));
            }
        }
        return last;
    }
}
