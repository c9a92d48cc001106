package io.jenkins.plugins.mlops.engine.contract;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.contract.foreign.ForeignRows;
import io.jenkins.plugins.mlops.engine.contract.foreign.ForeignText;
import io.jenkins.plugins.mlops.engine.contract.foreign.ForeignTree;
import io.jenkins.plugins.mlops.engine.data.InputFile;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.dqdl.DqdlParser;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a contract file in whatever format it is; the content decides, not the name. */
public final class ContractReader {
    /** A section, which is how a DQDL document begins. */
    private static final Pattern SECTION =
            Pattern.compile("(Rules|Analyzers|Metadata|DataSources|DefaultLabels)\\s*=\\s*[\\[{]");
    /** A variable, which is how a DQDL document may begin, and many other files do. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\s*=");

    private ContractReader() {}

    /**
     * Reads a contract.
     *
     * @param object for a contract of several tables, the name of the one to check, or null
     * @throws BadInputException for what is no contract, by the name of what it is
     */
    public static Contract read(InputFile file, String object) {
        String text = ContractText.read(file);
        ContractText.refuse(file, ForeignText.pointer(text));
        if (isDqdl(file, text)) {
            List<Rule> rules = DqdlParser.document(text, file.shown(), DataGrammar.catalog());
            return new Contract(
                    file.shown(),
                    "DQDL",
                    file.path().getFileName().toString(),
                    rules,
                    ContractColumns.none(),
                    List.of());
        }
        YamlNode root;
        try {
            root = YamlNode.parse(text, file.shown());
        } catch (BadInputException e) {
            ContractText.refuse(file, ForeignText.of(text).or(() -> ForeignRows.of(text)));
            throw e;
        }
        if (!root.isMap() && !root.isList()) {
            ContractText.refuse(file, ForeignText.of(text).or(() -> ForeignRows.of(text)));
        }
        if (!OdcsVersion.isRead(root) && !OdcsVersion.isSecond(root)) {
            ContractText.refuse(file, ForeignTree.of(new YamlTree(root)));
        }
        if (root.has("schema") || root.has("apiVersion") || root.has("kind") || OdcsVersion.isSecond(root)) {
            return new OdcsReader(file.shown(), object).read(root);
        }
        throw new BadInputException(
                new Source(file.shown(), 1, 1)
                        + ": not a contract this version reads; expected ODCS 3.x YAML (kind: DataContract) or DQDL (Rules = [ ... ])");
    }

    private static boolean isDqdl(InputFile file, String text) {
        int beginning = ContractText.beginning(text);
        if (file.shown().endsWith(".dqdl")
                || SECTION.matcher(text).region(beginning, text.length()).lookingAt()) {
            return true;
        }
        if (!VARIABLE.matcher(text).region(beginning, text.length()).lookingAt()) {
            return false;
        }
        ContractText.refuse(file, ForeignText.of(text));
        return true;
    }
}
