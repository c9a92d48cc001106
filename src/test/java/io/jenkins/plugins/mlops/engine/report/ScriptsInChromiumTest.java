package io.jenkins.plugins.mlops.engine.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit tests of the report's scripts in a browser, on a document of its own: the same files as {@link ScriptsInNodeTest}, also where there is no Node.js. */
class ScriptsInChromiumTest {
    /** What has to fail, to show that the page notices. */
    private static final String RED = """
            const test = require('node:test');
            const assert = require('node:assert/strict');
            test('equal', () => assert.equal(1, 2));
            test('text and number', () => assert.equal('1', 1));
            test('deep', () => assert.deepEqual({ a: [1, 2] }, { a: [1, 3] }));
            test('one key more', () => assert.deepEqual({ a: 1 }, { a: 1, b: undefined }));
            test('ok', () => assert.ok(0));
            test('match', () => assert.match('a', /b/));
            test('rejects', () => assert.rejects(Promise.resolve(), /./));
            test('later', async () => { await null; throw new Error('late'); });
            test('green', () => assert.deepEqual([{ a: null }, 'b'], [{ a: null }, 'b']));
            """;

    private static final int RED_TESTS = 9;

    private static final List<String> RED_FAILURES = List.of(
            "red.test.js: equal: Error: not equal: 1, expected 2",
            "red.test.js: text and number: Error: not equal: \"1\", expected 1",
            "red.test.js: deep: Error: not equal: {\"a\":[1,2]}, expected {\"a\":[1,3]}",
            "red.test.js: one key more: Error: not equal: {\"a\":1}, expected {\"a\":1}",
            "red.test.js: ok: Error: not true",
            "red.test.js: match: Error: no match: \"a\", expected /b/",
            "red.test.js: rejects: Error: nothing was thrown",
            "red.test.js: later: Error: late");

    @TempDir
    Path folder;

    @Test
    void everyTestPasses() throws Exception {
        Chromium chromium = Chromium.find().orElse(null);
        if (chromium == null) {
            String why = "no Chromium in PATH, and none named with -Dmlops.chromium or MLOPS_CHROMIUM";
            ScriptFiles.say("not tested in Chromium: " + why);
            abort("the report's scripts are not tested in Chromium: " + why);
        }
        Map<String, String> files = new TreeMap<>();
        for (Path file : ScriptFiles.all()) {
            files.put(file.getFileName().toString(), Files.readString(file));
        }
        files.put("red.test.js", RED);
        files.put("empty.test.js", "");
        List<String> told = open(chromium, page(files)).strip().lines().toList();
        List<String> expected = new ArrayList<>(List.of("empty.test.js: Error: no tests"));
        expected.addAll(RED_FAILURES);
        List<String> failures = told.subList(1, told.size());
        int tests = Integer.parseInt(told.get(0)) - RED_TESTS;
        if (!failures.equals(expected)) {
            ScriptFiles.say("FAILED in Chromium");
        }
        assertEquals(String.join("\n", expected), String.join("\n", failures));
        assertTrue(tests >= ScriptFiles.tests().size(), tests + " tests");
        ScriptFiles.say(tests + " tests passed in Chromium");
    }

    private static String page(Map<String, String> files) throws IOException {
        StringBuilder html = new StringBuilder(
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n");
        script(html, ReportAssets.script());
        script(html, Files.readString(ScriptFiles.FOLDER.resolve("browser/page.js")));
        files.forEach((name, text) -> script(
                html, "scriptTests.define('" + name + "', function (require, module, exports) {\n" + text + "\n});"));
        script(html, "scriptTests.run();");
        return html.append("</body>\n</html>\n").toString();
    }

    private static void script(StringBuilder html, String text) {
        html.append("<script>\n").append(text).append("\n</script>\n");
    }

    /** Opens a page at an address, because a page from disk has no site of its own. */
    private String open(Chromium chromium, String page) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = page.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            return chromium.probe(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), folder);
        } finally {
            server.stop(0);
        }
    }
}
