package io.jenkins.plugins.mlops.engine.explain.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.mlops.engine.explain.grammar.ExplainGrammar;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainRulesTest {
    private static final String TOP =
            "TopFeatures needs \"includes\" or \"excludes\" with a list of names in double quotes; "
                    + "for example: TopFeatures excludes [\"id\"]";

    static List<String> types() {
        return ExplainGrammar.catalog().types();
    }

    private static String refusal(String rule) {
        return assertThrows(RuleSyntaxException.class, () -> ExplainGrammar.rule(rule, new Source("r", 1, 1)))
                .getMessage();
    }

    /** Every type's example in its error message is a rule that can be read. */
    @ParameterizedTest
    @MethodSource("types")
    void examples(String type) {
        String message = refusal(type);
        String example = message.substring(message.indexOf("for example: ") + "for example: ".length());
        assertEquals(type, ((Rule.Statement) ExplainGrammar.rule(example, new Source("r", 1, 1))).type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Acu >= 0.7 | r:1:1: unknown rule \"Acu\" for explainModel; did you mean \"Auc\"?",
                "Auc >= 75 | r:1:1: Auc is between 0 and 1; the limit 75 is outside",
                "Mcc > -2 | r:1:1: Mcc is between -1 and 1; the limit -2 is outside",
                "R2 > 2 | r:1:1: R2 is at most 1; the limit 2 is outside",
                "Rmse < -1 | r:1:1: Rmse is at least 0; the limit -1 is outside",
                "DemographicParityDifference \"sex\" <= 10 | r:1:1: DemographicParityDifference is between 0 and 1; the limit 10 is outside",
                "Auc between 0.5 and 3 | r:1:1: Auc is between 0 and 1; the limit 3 is outside",
                "Auc >= \"high\" | r:1:1: Auc is a number; found \"high\"",
                "Auc >= 1 days | r:1:1: Auc is a number; found 1 day",
                "Auc matches \"0.9\" | r:1:1: Auc is a number and cannot be asked for \"matches \"0.9\"\"",
                "Auc >= 0.7 where \"a > 1\" | r:1:1: Auc speaks of all rows and takes no \"where\"",
                "Auc >= 0.7 with threshold > 0.9 | r:1:1: Auc takes no \"with threshold\"",
                "EqualizedOddsRatio \"a\" \"a\" >= 0.8 | r:1:1: EqualizedOddsRatio names \"a\" twice; name it once",
                "Auc >= 0.7 and Brier < 3 | r:1:16: Brier is between 0 and 2; the limit 3 is outside"
            })
    void refused(String rule, String message) {
        assertEquals(message, refusal(rule));
    }

    @Test
    void refusedTopFeatures() {
        assertEquals(
                "r:1:1: TopFeatures takes a number of features, found \"0\"; for example: TopFeatures \"5\" excludes [\"id\"]",
                refusal("TopFeatures \"0\" excludes [\"id\"]"));
        assertEquals("r:1:1: " + TOP, refusal("TopFeatures >= 3"));
        assertEquals("r:1:1: " + TOP, refusal("TopFeatures excludes [3]"));
    }

    @Test
    void columnsToGroupBy() {
        List<Rule> rules = ExplainGrammar.document(
                "Rules = [ Auc > 0.5,"
                        + " (EqualizedOddsRatio \"sex\" \"race\" > 0.8) or (WorstSliceAccuracy \"age\" > 0.5),"
                        + " ImportanceShare \"zip\" < 0.1 : warning ]",
                "rules.dqdl");
        assertEquals(Set.of("sex", "race", "age"), ExplainGrammar.groupColumns(rules));
    }
}
