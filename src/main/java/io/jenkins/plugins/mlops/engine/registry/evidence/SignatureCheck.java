package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import io.jenkins.plugins.mlops.engine.registry.FileEntry;
import io.jenkins.plugins.mlops.json.JsonObject;
import io.jenkins.plugins.mlops.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks OpenSSF Model Signing 1.0 signatures that were made with a key: that the key signed the statement, and that the statement names exactly these files.
 * Curves and digests go together as the reference implementation has them: P-256 with SHA-256, P-384 with SHA-384, P-521 with SHA-512.
 */
public final class SignatureCheck {
    private static final long LARGEST = 64 << 10;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final String STATEMENT = "https://in-toto.io/Statement/v1";
    private static final String PREDICATE = "https://model_signing/signature/v1.0";

    private final PublicKey key;
    private final String algorithm;

    private SignatureCheck(PublicKey key, String algorithm) {
        this.key = key;
        this.algorithm = algorithm;
    }

    /**
     * Reads a public key.
     *
     * @param shown how the user named the file
     * @throws BadInputException in one line, when it is no public key of a curve that signs models
     */
    public static SignatureCheck with(String shown, Path file) {
        try {
            if (Files.size(file) <= LARGEST) {
                return with(shown, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new BadInputException(
                    shown + ": the public key cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        throw unusable(shown, null);
    }

    static SignatureCheck with(String shown, String pem) {
        if (pem.contains("PRIVATE KEY")) {
            throw new BadInputException(
                    shown + ": this is a private key; give the public one, as openssl ec -pubout" + " writes it");
        }
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw unusable(shown, null);
        }
        try {
            PublicKey key = KeyFactory.getInstance("EC")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1))));
            int bits = ((ECPublicKey) key).getParams().getCurve().getField().getFieldSize();
            return switch (bits) {
                case 256 -> new SignatureCheck(key, "SHA256withECDSA");
                case 384 -> new SignatureCheck(key, "SHA384withECDSA");
                case 521 -> new SignatureCheck(key, "SHA512withECDSA");
                default -> throw unusable(shown, null);
            };
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw unusable(shown, e);
        }
    }

    private static BadInputException unusable(String shown, Exception cause) {
        return new BadInputException(
                shown
                        + ": expected a public key on P-256, P-384 or P-521 in PEM (BEGIN PUBLIC KEY), as openssl ec -pubout"
                        + " writes it",
                cause);
    }

    /**
     * Checks a signature.
     *
     * @param bundle the Sigstore bundle
     * @param files what has to be signed, all of it
     * @return the first fault, as the end of a sentence; empty when the signature holds
     */
    public Optional<String> fault(byte[] bundle, List<FileEntry> files) {
        try {
            return statement(new JsonObject(JsonReader.object(new String(bundle, StandardCharsets.UTF_8))), files);
        } catch (IllegalArgumentException e) {
            return Optional.of("is no readable signature (" + e.getMessage() + ")");
        }
    }

    private Optional<String> statement(JsonObject bundle, List<FileEntry> files) {
        JsonObject envelope = bundle.object("dsseEnvelope");
        List<JsonObject> signatures = envelope.objects("signatures");
        if (!bundle.text("mediaType", "").startsWith("application/vnd.dev.sigstore.bundle")
                || !envelope.text("payloadType", "").equals(SignatureBundle.PAYLOAD_TYPE)
                || signatures.size() != 1) {
            return Optional.of("is no Sigstore bundle with one signed in-toto statement");
        }
        byte[] payload = Base64.getDecoder().decode(envelope.text("payload", ""));
        byte[] signed = Base64.getDecoder().decode(signatures.get(0).text("sig", ""));
        if (!verifies(SignatureBundle.authenticated(payload), signed)) {
            return Optional.of("was not made with this key");
        }
        JsonObject statement = new JsonObject(JsonReader.object(new String(payload, StandardCharsets.UTF_8)));
        if (!statement.text("_type", "").equals(STATEMENT)
                || !statement.text("predicateType", "").equals(PREDICATE)) {
            return Optional.of(
                    "signs something else than a model (" + statement.text("predicateType", "nothing") + ")");
        }
        return files(statement, files);
    }

    private boolean verifies(byte[] bytes, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // what is no signature at all was not made with the key
        }
    }

    private static Optional<String> files(JsonObject statement, List<FileEntry> files) {
        JsonObject predicate = statement.object("predicate");
        JsonObject serialization = predicate.object("serialization");
        if (!serialization.text("method", "").equals("files")
                || !serialization.text("hash_type", "").equals("sha256")) {
            return Optional.of("counts files by " + serialization.text("method", "nothing") + " and "
                    + serialization.text("hash_type", "nothing") + "; only whole files by sha256 are compared");
        }
        Map<String, String> left = new TreeMap<>();
        files.forEach(file -> left.put(file.path(), file.digest()));
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        for (JsonObject resource : predicate.objects("resources")) {
            String name = resource.text("name", "");
            String digest = resource.text("digest", "");
            String registered = left.remove(name);
            if (registered == null) {
                return Optional.of("names the file \"" + name + "\", which is not there, or is named twice");
            }
            if (!resource.text("algorithm", "").equals("sha256") || !registered.equals("sha256:" + digest)) {
                return Optional.of("was made for another \"" + name + "\"");
            }
            digests.writeBytes(HexFormat.of().parseHex(digest));
        }
        if (!left.isEmpty()) {
            return Optional.of("does not name \"" + left.keySet().iterator().next() + "\"");
        }
        List<JsonObject> subjects = statement.objects("subject");
        String all = subjects.size() == 1 ? subjects.get(0).object("digest").text("sha256", "") : "";
        return Digests.of(digests.toByteArray()).equals("sha256:" + all)
                ? Optional.empty()
                : Optional.of("has a digest over all files that is not that of its files");
    }
}
