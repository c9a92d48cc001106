package io.jenkins.plugins.mlops.engine.registry.evidence;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A P-256 key pair from one PEM file, as {@code openssl ecparam -name prime256v1 -genkey} or {@code openssl genpkey} writes it. Never shown in any text. */
public final class SigningKey {
    private static final long LARGEST = 64 << 10;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ((?:EC )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    /** OIDs of EC public keys and of the curve P-256, as elements. */
    private static final byte[] EC = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private static final byte[] P256 = {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};
    private static final int PUBLIC = 0xa1;

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /**
     * Reads a key.
     *
     * @param shown how the user named the file
     * @throws BadInputException in one line that holds nothing of the file
     */
    public static SigningKey read(String shown, Path file) {
        try {
            if (Files.size(file) <= LARGEST) {
                return parse(shown, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new BadInputException(
                    shown + ": the signing key cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        throw unusable(shown, null);
    }

    /** Reads a key from the text of a PEM file. */
    public static SigningKey parse(String shown, String pem) {
        if (pem.contains("ENCRYPTED")) {
            throw new BadInputException(shown
                    + ": the signing key is encrypted; give it without a passphrase, from a store that protects it");
        }
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw unusable(shown, null);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            return block.group(1).startsWith("EC") ? of(der) : of(inner(der));
        } catch (IllegalArgumentException | BufferUnderflowException | GeneralSecurityException e) {
            throw unusable(shown, e);
        }
    }

    private static BadInputException unusable(String shown, Exception cause) {
        return new BadInputException(
                shown
                        + ": expected a P-256 private key in PEM with its public key in it, as openssl ecparam -name prime256v1 -genkey -noout writes it",
                cause);
    }

    /** The SEC 1 key within PKCS #8, which has to be on P-256. */
    private static byte[] inner(byte[] pkcs8) {
        Der in = new Der(new Der(pkcs8).take(Der.SEQUENCE));
        in.take(Der.INTEGER);
        Der algorithm = new Der(in.take(Der.SEQUENCE));
        boolean known = java.util.Arrays.equals(Der.element(Der.OBJECT, algorithm.take(Der.OBJECT)), EC)
                && algorithm.more()
                && java.util.Arrays.equals(Der.element(Der.OBJECT, algorithm.take(Der.OBJECT)), P256);
        if (!known) {
            throw new IllegalArgumentException("another curve");
        }
        return in.take(Der.OCTET_STRING);
    }

    /** From SEC 1: version, secret number, parameters, public point. The JDK reads PKCS #8 only, so it is wrapped. */
    private static SigningKey of(byte[] sec1) throws GeneralSecurityException {
        Der in = new Der(new Der(sec1).take(Der.SEQUENCE));
        in.take(Der.INTEGER);
        in.take(Der.OCTET_STRING);
        byte[] point = null;
        while (in.more()) {
            int tag = in.tag();
            byte[] content = in.take(tag);
            if (tag == PUBLIC) {
                point = new Der(content).take(Der.BIT_STRING);
            }
        }
        if (point == null) {
            throw new IllegalArgumentException("no public key");
        }
        byte[] algorithm = Der.element(Der.SEQUENCE, EC, P256);
        KeyFactory factory = KeyFactory.getInstance("EC");
        PrivateKey secret = factory.generatePrivate(new PKCS8EncodedKeySpec(Der.element(
                Der.SEQUENCE, Der.element(Der.INTEGER, new byte[1]), algorithm, Der.element(Der.OCTET_STRING, sec1))));
        PublicKey open = factory.generatePublic(
                new X509EncodedKeySpec(Der.element(Der.SEQUENCE, algorithm, Der.element(Der.BIT_STRING, point))));
        SigningKey key = new SigningKey(secret, open);
        byte[] probe = "do they belong together".getBytes(StandardCharsets.US_ASCII);
        if (!key.verifies(probe, key.sign(probe))) {
            throw new IllegalArgumentException("the two halves do not belong together");
        }
        return key;
    }

    /** ECDSA with SHA-256 over some bytes, in DER. */
    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // the key was tried when it was read
        }
    }

    boolean verifies(byte[] bytes, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initVerify(open);
        signature.update(bytes);
        return signature.verify(signed);
    }

    /** The public half, as a verifier needs it. */
    public String publicPem() {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(open.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public String toString() {
        return "a signing key";
    }
}
