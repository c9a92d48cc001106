package io.jenkins.plugins.mlops.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.core.Finding;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not on a list is one command away: the policy written asks, and once taken over it lets in exactly that. */
class PolicyWriterTest {
    private static final byte[] MINE = latin("\u0080\u0002cmypkg.features\nEncoder\n)\u0081.");
    private static final byte[] BY_VALUE =
            latin("\u0080\u0002ccloudpickle.cloudpickle\n_builtin_type\n(X\u0008\0\0\0CodeTypetR(X\u0001\0\0\0xtR.");
    private static final byte[] HARM = latin("cos\nsystem\n(S''\ntR.");

    @TempDir
    Path folder;

    private Path model;

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private ScanReport scan(Policy policy) {
        return new ModelScanner().scan(List.of(model), policy);
    }

    private Path policy(ScanReport report, int names) {
        Path file = folder.resolve("policy" + names + ".json");
        assertEquals(names, PolicyWriter.write(report, file));
        return file;
    }

    private void model(String name, byte[] bytes) {
        model = folder.resolve("model");
        Samples.write(model, name, bytes);
    }

    @Test
    void namesAreWrittenWithTheirPlacesAlsoInsideArchives() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("inner/m.pkl"));
            out.write(MINE);
        }
        model("a.zip", zip.toByteArray());
        model("b.pkl", MINE);
        Path file = policy(scan(Policy.BUILT_IN), 1);
        String text = Files.readString(file);
        assertTrue(text.contains("a.zip!inner/m.pkl at byte 2, b.pkl at byte 2. Loading the file imports it"), text);
        ScanReport again = scan(PolicyReader.read(file));
        assertEquals(Verdict.PASSED, again.verdict(), again.message());
        assertEquals(2, again.count(Threat.INFO));
    }

    @Test
    void harmIsNamedAndNotOffered() throws IOException {
        model("evil.pkl", HARM);
        Path file = policy(scan(Policy.BUILT_IN), 0);
        String text = Files.readString(file);
        assertTrue(text.contains("//   os.system: evil.pkl at byte 0. It runs code or a program"), text);
        Policy policy = PolicyReader.read(file);
        assertEquals(Set.of(), policy.globals());
        assertEquals(Verdict.FAILED, scan(policy).verdict());
    }

    @Test
    void cloudpickleIsToldAsCodeWithOneDecision() {
        model("f.pkl", BY_VALUE);
        ScanReport report = scan(Policy.BUILT_IN);
        assertEquals(
                List.of("pickle-code"),
                report.findings().stream().map(Finding::code).toList());
        Policy policy = PolicyReader.read(policy(report, 1));
        assertEquals(Set.of("f.pkl"), policy.code());
        ScanReport again = scan(policy);
        assertEquals(Verdict.PASSED, again.verdict(), again.message());
        assertTrue(again.findings().get(0).message().contains("runsOwnCode"));
        model("f.pkl", HARM);
        assertEquals(Verdict.FAILED, scan(policy).verdict(), "only functions as code are let in, not every call");
    }

    @Test
    void codeOfAModelIsLetInVisibly() {
        model("MLmodel", latin("flavors:\n  python_function:\n    loader_module: my.loader\n    code: code\n"));
        model("code/my/loader.py", latin("import numpy\n"));
        ScanReport report = scan(Policy.BUILT_IN);
        assertEquals(Verdict.FAILED, report.verdict());
        Policy policy = PolicyReader.read(policy(report, 1));
        assertEquals(Set.of("code/my/loader.py"), policy.code());
        ScanReport again = scan(policy);
        assertEquals(Verdict.PASSED, again.verdict(), again.message());
        assertTrue(again.findings().get(0).message().contains("code/my/loader.py runs on every load"));
    }

    @Test
    void whatWasAllowedStaysAndAFileIsNotOverwritten() {
        model("b.pkl", MINE);
        model("tokenizer.model", Samples.malicious().get("other/unknown.bin"));
        Path first = policy(scan(Policy.BUILT_IN), 2);
        Policy policy = PolicyReader.read(first);
        assertEquals(Set.of("tokenizer.model"), policy.files());
        ScanReport again = scan(policy);
        assertThrows(BadInputException.class, () -> PolicyWriter.write(again, first));
        Policy kept = PolicyReader.read(policy(again, 0));
        assertEquals(policy.globals(), kept.globals());
        assertEquals(policy.files(), kept.files());
    }

    @Test
    void operationsAreAllowedByExactName() throws IOException {
        byte[] graph = Samples.malicious().get("tensorflow/op-Evil-Op/saved_model.pb");
        model("saved_model.pb", graph);
        ScanReport report = scan(Policy.BUILT_IN);
        assertTrue(report.findings().stream().anyMatch(finding -> finding.code().equals("tensorflow-operation")));
        Policy policy = PolicyReader.read(policy(report, 1));
        assertEquals(Set.of("Evil>Op"), policy.operations());
        assertEquals(Verdict.PASSED, scan(policy).verdict());
        Path bad = folder.resolve("bad.json");
        Files.writeString(bad, "{\"format\": \"mlops-scan-policy/1\", \"allowOperations\": [\"Evil.*\"]}");
        assertFalse(assertThrows(BadInputException.class, () -> PolicyReader.read(bad))
                .getMessage()
                .isEmpty());
    }
}
