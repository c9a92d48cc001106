package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.dqdl.DqdlParser;
import io.jenkins.plugins.mlops.engine.validate.types.DataRules;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a contract file in whatever format it is; the content decides, not the name. */
public final class ContractReader {
    private static final long LARGEST = 5L << 20;
    /** A section or a variable, which is how a DQDL document begins. */
    private static final Pattern DQDL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\s*=");
    /** Formats known by a word near the beginning, which this version does not read. */
    private static final Map<String, Pattern> OTHERS = Map.of(
            "a Great Expectations suite", Pattern.compile("\"expectations\"\\s*:|\"expectation_suite_name\""),
            "a SodaCL file", Pattern.compile("(?m)^checks for "),
            "a pandera schema", Pattern.compile("(?m)^schema_type\\s*:"),
            "a Frictionless Table Schema", Pattern.compile("\"fields\"\\s*:\\s*\\["),
            "a TFDV schema", Pattern.compile("(?m)^\\s*feature\\s*\\{"));

    private ContractReader() {}

    /**
     * Reads a contract.
     *
     * @param object for a contract of several tables, the name of the one to check, or null
     */
    public static Contract read(InputFile file, String object) {
        String text = text(file);
        if (DQDL.matcher(text).region(beginning(text), text.length()).lookingAt()
                || file.shown().endsWith(".dqdl")) {
            List<Rule> rules = DqdlParser.document(text, file.shown(), DataRules.catalog());
            return new Contract(
                    file.shown(), "DQDL", file.path().getFileName().toString(), rules, List.of(), List.of());
        }
        YamlNode root = YamlNode.parse(text, file.shown());
        if (root.isMap() && (root.has("schema") || root.has("apiVersion") || root.has("kind"))) {
            return new OdcsReader(file.shown(), object).read(root);
        }
        OTHERS.forEach((name, pattern) -> {
            if (pattern.matcher(text).find()) {
                throw new BadInputException(file.shown() + ": is " + name
                        + ", which this version does not read; it reads ODCS 3.x YAML and DQDL");
            }
        });
        throw new BadInputException(
                new Source(file.shown(), 1, 1)
                        + ": not a contract this version reads; expected ODCS 3.x YAML (kind: DataContract) or DQDL (Rules = [ ... ])");
    }

    /** Offset behind blanks and comments. */
    private static int beginning(String text) {
        int at = 0;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            int end = text.charAt(at) == '#' ? text.indexOf('\n', at) : at;
            at = end < 0 ? text.length() : end + 1;
        }
        return at;
    }

    private static String text(InputFile file) {
        if (file.bytes() > LARGEST) {
            throw new BadInputException(
                    file.shown() + ": " + file.bytes() + " bytes is too large for a contract (5 MB at most)");
        }
        try {
            byte[] bytes = Files.readAllBytes(file.path());
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
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
}
