package io.jenkins.plugins.mlops.engine.registry.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures of ours and of the reference implementation (the package model-signing, which wrote the resources openssf*.sig). */
class SignatureCheckTest {
    /** The files of the reference implementation's example; their digests stand in its statement. */
    private static final List<FileEntry> FILES = List.of(
            new FileEntry("model.bin", 1, "sha256:9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c"),
            new FileEntry(
                    "sub/config.json", 2, "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));

    private static String resource(String name) throws IOException {
        try (InputStream in = SignatureCheckTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String fault(String key, String bundle, List<FileEntry> files) {
        return SignatureCheck.with("key", key)
                .fault(bundle.getBytes(StandardCharsets.UTF_8), files)
                .orElse("");
    }

    @Test
    void signaturesOfTheReferenceImplementationHoldForTheirFilesAndNoOthers() throws IOException {
        String key = resource("test-key.pub.pem");
        String bundle = resource("openssf.sig");
        assertEquals("", fault(key, bundle, FILES));
        FileEntry other = new FileEntry("model.bin", 1, "sha256:" + "0".repeat(64));
        Map<List<FileEntry>, String> wrong = Map.of(
                List.of(other, FILES.get(1)),
                "was made for another \"model.bin\"",
                List.of(FILES.get(0)),
                "names the file \"sub/config.json\", which is not there",
                List.of(FILES.get(0), FILES.get(1), new FileEntry(".hidden", 1, other.digest())),
                "does not name \".hidden\"",
                List.of(),
                "which is not there");
        wrong.forEach((files, why) -> {
            String told = fault(key, bundle, files);
            assertTrue(told.contains(why), told);
        });
    }

    @Test
    void largerCurvesGoWithLargerDigests() throws IOException {
        assertEquals("", fault(resource("test-key-p384.pub.pem"), resource("openssf-p384.sig"), FILES));
        assertTrue(fault(resource("test-key.pub.pem"), resource("openssf-p384.sig"), FILES)
                .contains("not made with this key"));
        assertTrue(fault(resource("test-key-p384.pub.pem"), resource("openssf.sig"), FILES)
                .contains("not made with this key"));
    }

    @Test
    void oursHoldToo() throws IOException {
        SigningKey key = SigningKey.parse("key", resource("test-key.pem"));
        String bundle = new String(SignatureBundle.bytes(new ModelName("m"), FILES, key), StandardCharsets.UTF_8);
        assertEquals("", fault(key.publicPem(), bundle, FILES));
        String payload = bundle.replaceFirst("(\"payload\" : \"..........)..", "$1QQ");
        assertFalse(payload.equals(bundle));
        assertTrue(fault(key.publicPem(), payload, FILES).contains("not made with this key"));
        String signature = bundle.replaceFirst("(\"sig\" : \"...............)..", "$1QQ");
        assertTrue(fault(key.publicPem(), signature, FILES).contains("not made with this key"));
        for (String none : List.of(
                "", "{}", "[1]", "{\"dsseEnvelope\":{}}", bundle.replace("\"payload\" : \"", "\"payload\" : \"!"))) {
            assertFalse(fault(key.publicPem(), none, FILES).isEmpty(), none);
        }
    }

    @Test
    void whatIsNoPublicKeyIsRefusedInOneLine() throws IOException {
        String pem = resource("test-key.pub.pem");
        for (String bad : List.of("", resource("test-key.pem"), pem.replace("M", "A"), pem.substring(0, 60))) {
            String told = assertThrows(BadInputException.class, () -> SignatureCheck.with("k.pem", bad), bad)
                    .getMessage();
            assertTrue(told.startsWith("k.pem: ") && told.lines().count() == 1, told);
        }
    }
}
