package io.jenkins.plugins.mlops.engine.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.Digests;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;

/**
 * The name of a model, and the folder it lives in. Any readable text of up to 256 characters is a name; the folder's name holds only what
 * every file system stores unchanged: lower-case letters, digits, {@code -} and {@code _}, everything else as {@code %xx} of its UTF-8
 * bytes, capitals too, so that two names never meet on a file system that ignores case.
 *
 * @param text the name in Unicode's composed form
 */
public record ModelName(String text) {
    private static final int LONGEST = 256;
    private static final int LONGEST_FOLDER = 180;
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    public ModelName {
        if (text == null || text.isBlank()) {
            throw new BadInputException("a model needs a name, for example credit-risk");
        }
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (text.length() > LONGEST) {
            throw new BadInputException("a model name may have at most " + LONGEST + " characters, this one has "
                    + text.length() + ": \"" + text.substring(0, 40) + "...\"");
        }
        if (!text.equals(text.strip())) {
            throw new BadInputException(
                    "the model name \"" + text.strip() + "\" has white space around it; leave it out");
        }
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (Character.isISOControl(c)
                    || type == Character.SURROGATE
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.UNASSIGNED) {
                throw new BadInputException(String.format(
                        "the model name holds the invisible or broken character U+%04X; leave it out", c));
            }
        });
    }

    /** The folder under {@code models/}. */
    String folder() {
        StringBuilder folder = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_';
            if (plain) {
                folder.append((char) b);
            } else {
                folder.append(String.format("%%%02x", b & 0xff));
            }
        }
        if (DEVICES.contains(folder.toString())) {
            folder.insert(0, '%')
                    .insert(1, String.format("%02x", (int) text.charAt(0)))
                    .deleteCharAt(3);
        }
        if (folder.length() > LONGEST_FOLDER) {
            String digest = Digests.hex(Digests.of(text.getBytes(StandardCharsets.UTF_8)));
            return folder.substring(0, 100).replaceAll("%.?$", "") + "~" + digest;
        }
        return folder.toString();
    }

    /** The folder's name as one segment of an address: lower-case letters, digits and {@code - _ ~ .} only, and never dots alone. */
    public String key() {
        return folder().replace('%', '.');
    }

    @Override
    public String toString() {
        return text;
    }
}
