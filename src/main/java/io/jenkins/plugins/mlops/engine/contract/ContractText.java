package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.contract.foreign.ForeignBytes;
import io.jenkins.plugins.mlops.engine.contract.foreign.ForeignFile;
import io.jenkins.plugins.mlops.engine.contract.foreign.ForeignRows;
import io.jenkins.plugins.mlops.engine.contract.foreign.ForeignText;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** The text of a contract file. */
final class ContractText {
    private static final long LARGEST = 5L << 20;

    private ContractText() {}

    /** Reads it, or says why it is none. */
    static String read(InputFile file) {
        try {
            byte[] head;
            try (InputStream in = Files.newInputStream(file.path())) {
                head = in.readNBytes(ForeignBytes.HEAD);
            }
            refuse(file, ForeignBytes.of(head));
            if (file.bytes() > LARGEST) {
                String lines = new String(head, StandardCharsets.UTF_8).replaceFirst("[^\\n]*\\z", "");
                refuse(file, ForeignText.of(lines).or(() -> ForeignRows.of(lines)));
                throw new BadInputException(
                        file.shown() + ": " + file.bytes() + " bytes is too large for a contract (5 MB at most)");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file.path())))
                    .toString();
            if (text.isBlank()) {
                throw new BadInputException(file.shown() + ": the contract is empty");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadInputException(file.shown() + ": the contract is not UTF-8 text", e);
        } catch (IOException e) {
            throw new BadInputException(file.shown() + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Refuses what is known to be something else. */
    static void refuse(InputFile file, Optional<ForeignFile> foreign) {
        foreign.ifPresent(kind -> {
            throw new BadInputException(file.shown() + ": " + kind.sentence());
        });
    }

    /** Offset behind blanks and comments. */
    static int beginning(String text) {
        int at = 0;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            int end = text.charAt(at) == '#' ? text.indexOf('\n', at) : at;
            at = end < 0 ? text.length() : end + 1;
        }
        return at;
    }
}
