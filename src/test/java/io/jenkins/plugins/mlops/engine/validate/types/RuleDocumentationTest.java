package io.jenkins.plugins.mlops.engine.validate.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.validate.grammar.DataGrammar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/rules.md knows every rule type, and its examples are right. */
class RuleDocumentationTest {
    private static final Pattern LINE = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]+)` \\|.*\\| `(.+)` \\|$");

    @Test
    void everyRuleTypeIsDocumentedWithAnExample() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("mlops.project", "."), "docs", "rules.md"));
        Set<String> documented = new TreeSet<>();
        for (Matcher line = LINE.matcher(text); line.find(); ) {
            Rule rule = DataGrammar.rule(line.group(2), new Source("docs/rules.md", 1, 1));
            assertEquals(line.group(1), ((Rule.Statement) rule).type());
            assertTrue(documented.add(line.group(1)), line.group(1) + " is documented twice");
        }
        assertEquals(new TreeSet<>(DataGrammar.catalog().types()), documented);
    }
}
