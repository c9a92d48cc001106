package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.engine.registry.ModelName;
import io.jenkins.plugins.mlops.json.JsonLayout;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OpenSSF Model Signing 1.0 signature: a Sigstore bundle with a DSSE envelope around an in-toto Statement that names every file by its digest. The
 * subject's digest is the SHA-256 of all files' raw digests, in order of their names.
 */
final class SignatureBundle {
    static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private SignatureBundle() {}

    static byte[] bytes(ModelName name, List<FileEntry> files, SigningKey key) {
        byte[] payload = JsonLayout.bytes(statement(name, files));
        Map<String, Object> signature = new LinkedHashMap<>();
        signature.put("sig", Base64.getEncoder().encodeToString(key.sign(authenticated(payload))));
        signature.put("keyid", "");
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("payload", Base64.getEncoder().encodeToString(payload));
        envelope.put("payloadType", PAYLOAD_TYPE);
        envelope.put("signatures", List.of(signature));
        Map<String, Object> material = new LinkedHashMap<>();
        String hint = Digests.hex(Digests.of(key.publicPem().getBytes(StandardCharsets.US_ASCII)));
        material.put("publicKey", Map.of("hint", hint));
        material.put("tlogEntries", List.of());
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("mediaType", MEDIA_TYPE);
        bundle.put("verificationMaterial", material);
        bundle.put("dsseEnvelope", envelope);
        return JsonLayout.bytes(bundle);
    }

    /** DSSE's pre-authentication encoding: what is signed. */
    static byte[] authenticated(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length + " ")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static Map<String, Object> statement(ModelName name, List<FileEntry> files) {
        List<Map<String, Object>> resources = new ArrayList<>();
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        files.stream().sorted(Comparator.comparing(FileEntry::path)).forEach(file -> {
            String hex = Digests.hex(file.digest());
            digests.writeBytes(HexFormat.of().parseHex(hex));
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("name", file.path());
            resource.put("algorithm", "sha256");
            resource.put("digest", hex);
            resources.add(resource);
        });
        Map<String, Object> serialization = new LinkedHashMap<>();
        serialization.put("method", "files");
        serialization.put("hash_type", "sha256");
        serialization.put("allow_symlinks", false);
        serialization.put("ignore_paths", List.of());
        Map<String, Object> predicate = new LinkedHashMap<>();
        predicate.put("serialization", serialization);
        predicate.put("resources", resources);
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("_type", "https://in-toto.io/Statement/v1");
        statement.put(
                "subject", List.of(TestResultStatement.descriptor(name.text(), Digests.of(digests.toByteArray()))));
        statement.put("predicateType", "https://model_signing/signature/v1.0");
        statement.put("predicate", predicate);
        return statement;
    }
}
