package io.jenkins.plugins.mlops.engine.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import io.jenkins.plugins.mlops.engine.scan.core.Limits;
import io.jenkins.plugins.mlops.engine.scan.core.Policy;
import io.jenkins.plugins.mlops.engine.scan.core.Threat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken input, policies, links and limits. */
class ScanRobustnessTest {
    private static final byte[] MINE =
            "\u0080\u0002cmypkg.features\nEncoder\n)\u0081.".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    private Verdict verdict(Policy policy) {
        return new ModelScanner().scan(List.of(folder), policy).verdict();
    }

    @Test
    void damageNeverEndsAScan() {
        Random random = new Random(1);
        int n = 0;
        for (Map<String, byte[]> source : List.of(Samples.honest(), Samples.malicious())) {
            for (Map.Entry<String, byte[]> entry : source.entrySet()) {
                if (entry.getKey().startsWith("bomb/") || entry.getValue().length == 0) {
                    continue;
                }
                byte[] flipped = entry.getValue().clone();
                for (int i = 0; i < 3; i++) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                Samples.write(folder, "flip" + n, flipped);
                Samples.write(
                        folder,
                        "cut" + n++,
                        Arrays.copyOf(entry.getValue(), random.nextInt(entry.getValue().length) + 1));
            }
        }
        ScanReport report = new ModelScanner().scan(List.of(folder), Policy.BUILT_IN);
        assertEquals(2 * n, report.files().size());
        report.findings().forEach(finding -> assertNotNull(finding.message()));
    }

    @Test
    void aCutPickleIsNeverPassed() {
        byte[] whole = Samples.honest().get("sklearn/forest-5.pkl");
        for (int length = 3; length < whole.length; length += 97) {
            Samples.write(folder, "cut" + length, Arrays.copyOf(whole, length));
        }
        ScanReport report = new ModelScanner().scan(List.of(folder), Policy.BUILT_IN);
        report.files().forEach(file -> assertEquals(Verdict.FAILED, file.verdict(), file.path()));
    }

    /** Each list holds the one before and a list that all share: what is kept for each must not grow with the depth. */
    @Test
    void deepListsWithSharedMembersCostMemoryOnce() throws IOException {
        int depth = 200_000;
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 4, ']', (byte) 0x94});
        out.writeBytes("(".repeat(depth).getBytes(StandardCharsets.US_ASCII));
        out.write('N');
        for (int i = 0; i < depth; i++) {
            out.write(new byte[] {'h', 0, 'l', (byte) 0x94});
        }
        out.write('.');
        Samples.write(folder, "deep.pkl", out.toByteArray());
        assertEquals(Verdict.PASSED, verdict(Policy.BUILT_IN));
    }

    @Test
    void aPolicyAllowsByExactNameAndTheReportShowsIt() {
        Samples.write(folder, "m.pkl", MINE);
        assertEquals(Verdict.FAILED, verdict(Policy.BUILT_IN));
        Policy policy = new Policy("team.json", Set.of("mypkg.features.Encoder"), Set.of(), Limits.DEFAULT);
        ScanReport report = new ModelScanner().scan(List.of(folder), policy);
        assertEquals(Verdict.PASSED, report.verdict());
        assertEquals(Threat.INFO, report.findings().get(0).threat());
        assertTrue(report.findings().get(0).message().contains("team.json"));
        assertEquals(
                Verdict.FAILED, verdict(new Policy("p", Set.of("mypkg.features.Encode"), Set.of(), Limits.DEFAULT)));
        assertEquals(Verdict.FAILED, verdict(new Policy("p", Set.of("mypkg.features"), Set.of(), Limits.DEFAULT)));
    }

    @Test
    void aPolicyAcceptsAnUnknownFileByItsPathOnly() {
        Samples.write(folder, "tokenizer.model", Samples.malicious().get("other/unknown.bin"));
        assertEquals(Verdict.FAILED, verdict(Policy.BUILT_IN));
        assertEquals(Verdict.PASSED, verdict(new Policy("p", Set.of(), Set.of("tokenizer.model"), Limits.DEFAULT)));
        Samples.write(folder, "tokenizer.model", MINE);
        assertEquals(
                Verdict.FAILED,
                verdict(new Policy("p", Set.of(), Set.of("tokenizer.model"), Limits.DEFAULT)),
                "content is looked at all the same");
    }

    @Test
    void policyFilesAreReadStrictly() throws IOException {
        Path file = folder.resolve("policy.json");
        Files.writeString(
                file,
                "{\"format\": \"mlops-scan-policy/1\", // ours\n \"allowGlobals\": [\"a.b.C\", \"a:b.c\"], \"limits\": {\"depth\": 3}}");
        Policy policy = PolicyReader.read(file);
        assertTrue(policy.allows("a.b", "C") && policy.allows("a", "b.c"));
        assertTrue(!policy.allows("a", "b.C") && !policy.allows("a.b", "D"));
        assertEquals(3, policy.limits().depth());
        for (String bad : List.of(
                "{}",
                "[",
                "{\"format\": \"mlops-scan-policy/1\", \"allow\": []}",
                "{\"format\": \"mlops-scan-policy/1\", \"allowGlobals\": [\"os.*\"]}",
                "{\"format\": \"mlops-scan-policy/1\", \"limits\": {\"depth\": 0}}",
                "{\"format\": \"mlops-scan-policy/1\", \"format\": \"x\"}")) {
            Files.writeString(file, bad);
            assertTrue(
                    assertThrows(BadInputException.class, () -> PolicyReader.read(file))
                            .getMessage()
                            .startsWith(file.toString()),
                    bad);
        }
    }

    @Test
    void limitsHold() {
        Samples.write(folder, "m.joblib", Samples.honest().get("joblib/big-bz2.joblib"));
        assertEquals(Verdict.PASSED, verdict(Policy.BUILT_IN));
        Limits tight = new Limits(8, 1000, 1100, 10, 10);
        assertEquals(Verdict.FAILED, verdict(new Policy("p", Set.of(), Set.of(), tight)));
    }

    @Test
    void linksOutOfTheFolderAreRefused() throws IOException {
        Path outside = Samples.write(folder, "outside/secret.json", "{}".getBytes(StandardCharsets.UTF_8));
        Path model = Files.createDirectories(folder.resolve("model"));
        Samples.write(model, "a.json", "{}".getBytes(StandardCharsets.UTF_8));
        Files.createSymbolicLink(model.resolve("b.json"), Path.of("a.json"));
        assertEquals(
                Verdict.PASSED,
                new ModelScanner().scan(List.of(model), Policy.BUILT_IN).verdict());
        Files.createSymbolicLink(model.resolve("c.json"), outside);
        ScanReport report = new ModelScanner().scan(List.of(model), Policy.BUILT_IN);
        assertEquals("link", report.findings().get(0).code());
        assertEquals(Verdict.FAILED, report.verdict());
    }

    @Test
    void externalDataIsBareNumbersOnlyWhenAModelNamesIt() {
        byte[] numbers = new byte[4096];
        new Random(2).nextBytes(numbers);
        numbers[0] = (byte) 0xfe;
        Samples.write(folder, "weights.bin", numbers);
        assertEquals(Verdict.FAILED, verdict(Policy.BUILT_IN));
        Samples.write(folder, "model.onnx", onnx("weights.bin"));
        assertEquals(Verdict.PASSED, verdict(Policy.BUILT_IN));
    }

    /** A model whose one tensor lies in another file, in protobuf's wire format. */
    private static byte[] onnx(String location) {
        byte[] entry = field(
                13,
                concat(
                        field(1, "location".getBytes(StandardCharsets.UTF_8)),
                        field(2, location.getBytes(StandardCharsets.UTF_8))));
        return concat(new byte[] {8, 8}, field(7, field(5, entry)), field(8, new byte[] {16, 18}));
    }

    private static byte[] field(int number, byte[] data) {
        return concat(new byte[] {(byte) (number << 3 | 2), (byte) data.length}, data);
    }

    private static byte[] concat(byte[]... parts) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void nothingToScanIsAnError() throws IOException {
        assertThrows(BadInputException.class, () -> new ModelScanner().scan(List.of(folder), Policy.BUILT_IN));
        assertThrows(
                BadInputException.class, () -> new ModelScanner().scan(List.of(folder.resolve("no")), Policy.BUILT_IN));
        Files.createFile(folder.resolve("empty"));
        assertEquals(Verdict.WARNING, verdict(Policy.BUILT_IN));
    }
}
