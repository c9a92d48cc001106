package io.jenkins.plugins.mlops.engine.rules.dqdl;

import io.jenkins.plugins.mlops.engine.result.Severity;
import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.Condition;
import io.jenkins.plugins.mlops.engine.rules.Operand;
import io.jenkins.plugins.mlops.engine.rules.Rule;
import io.jenkins.plugins.mlops.engine.rules.Rule.Tolerance;
import io.jenkins.plugins.mlops.engine.rules.RuleCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads rules in the syntax of DQDL, the Data Quality Definition Language. Two things are added: {@code with failures <= 5} beside
 * {@code with threshold}, and a severity behind a rule, {@code : warning}. Analyzers, labels and dynamic rules are refused by name.
 *
 * @see <a href="https://github.com/awslabs/dqdl">the grammar's home</a>
 */
public final class DqdlParser {
    private static final int DEEPEST = 50;

    private final String text;
    private final Tokens tokens;
    private final RuleCatalog catalog;
    private final Map<String, List<Operand>> variables = new HashMap<>();
    private final ConditionParser conditions;
    private final Once sections;

    private DqdlParser(String text, String file, int firstLine, RuleCatalog catalog) {
        this.text = text;
        this.tokens = new Tokens(new Lexer(text, file, firstLine).tokens(), file);
        this.catalog = catalog;
        this.conditions = new ConditionParser(tokens, variables);
        this.sections = new Once(tokens);
    }

    /** Reads one inline rule. */
    public static Rule rule(String text, Source source, RuleCatalog catalog) {
        DqdlParser parser = new DqdlParser(text, source.file(), Math.max(1, source.line()), catalog);
        Rule rule = parser.top(0);
        parser.end();
        return rule;
    }

    /** Reads a document: {@code Rules = [ ... ]}, or only the rules, separated by commas. */
    public static List<Rule> document(String text, String file, RuleCatalog catalog) {
        DqdlParser parser = new DqdlParser(text, file, 1, catalog);
        List<Rule> rules = parser.document();
        parser.end();
        return rules;
    }

    private void end() {
        Token token = tokens.peek();
        if (token.isWord("Analyzers")) {
            throw tokens.error(token, "analyzers are not supported; write rules");
        }
        if (token.kind() == Token.Kind.WORD && tokens.peek(1).is("=")) {
            if (sections.first(token.text()) != null) {
                throw Once.second(
                        tokens, token, "definition of \"" + token.text() + "\"", sections.first(token.text()));
            }
            throw tokens.error(token, "\"" + token.text() + "\" has to be defined before the rules");
        }
        if (token.kind() == Token.Kind.WORD && catalog.types().contains(token.text())) {
            throw tokens.error(
                    token, "expected a comma, \"and\" or \"or\" before the next rule \"" + token.text() + "\"");
        }
        if (token.kind() != Token.Kind.END) {
            throw tokens.error(token, "unexpected " + token.shown() + " behind the rule");
        }
    }

    private List<Rule> document() {
        while (tokens.peek().kind() == Token.Kind.WORD && tokens.peek(1).is("=")) {
            Token section = tokens.take();
            tokens.take();
            sections.add(section, section.text(), "definition of \"" + section.text() + "\"");
            switch (section.text()) {
                case "Rules" -> {
                    tokens.expect("[", "behind \"Rules =\"");
                    List<Rule> rules = tokens.peek().is("]") ? List.of() : rules();
                    tokens.expect("]", "behind the rules (are they separated by commas?)");
                    return rules;
                }
                case "Metadata", "DataSources" -> skipDictionary();
                case "Analyzers" -> throw tokens.error(section, "analyzers are not supported; write rules");
                case "DefaultLabels" -> throw tokens.error(section, "labels are not supported");
                default -> variable(section);
            }
        }
        return tokens.peek().kind() == Token.Kind.END ? List.of() : rules();
    }

    private void skipDictionary() {
        Once keys = new Once(tokens);
        tokens.expect("{", "before the dictionary");
        while (!tokens.peek().is("}")) {
            if (tokens.peek().kind() == Token.Kind.END) {
                throw tokens.error(tokens.peek(), "expected \"}\" behind the dictionary, found the end");
            }
            Token token = tokens.take();
            if (token.kind() == Token.Kind.STRING && tokens.peek().is(":")) {
                keys.add(token, token.text(), "value of \"" + token.text() + "\"");
            }
        }
        tokens.take();
    }

    private void variable(Token name) {
        List<Operand> values = new ArrayList<>();
        if (tokens.accept("[")) {
            do {
                values.add(conditions.operand());
            } while (tokens.accept(","));
            tokens.expect("]", "behind the list");
        } else {
            values.add(conditions.operand());
        }
        variables.put(name.text(), values);
    }

    private List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        do {
            if (tokens.peek().is("]") || tokens.peek().kind() == Token.Kind.END) {
                break; // a comma behind the last rule
            }
            rules.add(top(0));
        } while (tokens.accept(","));
        return rules;
    }

    /** Joined rules with the severity behind them; {@code and} binds closer than {@code or}. */
    private Rule top(int depth) {
        Token first = tokens.peek();
        if (depth > DEEPEST) {
            throw tokens.error(first, "rules are nested deeper than " + DEEPEST + " parentheses");
        }
        Rule rule = joined(depth, false);
        if (tokens.peek().isWord("labels")) {
            throw tokens.error(tokens.peek(), "labels are not supported");
        }
        String written = text.substring(first.start(), tokens.last().end());
        Severity severity = depth == 0 ? severity() : Severity.ERROR;
        return withText(rule, written, severity, tokens.source(first));
    }

    private Rule joined(int depth, boolean all) {
        Token first = tokens.peek();
        List<Rule> parts = new ArrayList<>();
        do {
            parts.add(all ? part(depth) : joined(depth, true));
        } while (tokens.acceptWord(all ? "and" : "or"));
        if (parts.size() == 1) {
            return parts.get(0);
        }
        String written = text.substring(first.start(), tokens.last().end());
        return new Rule.Joined(all, parts, Rule.Written.of(written, tokens.source(first)));
    }

    private Rule part(int depth) {
        if (tokens.accept("(")) {
            Rule inner = top(depth + 1);
            tokens.expect(")", "behind the rule");
            return inner;
        }
        return statement();
    }

    private Rule.Statement statement() {
        Token type = tokens.expect(Token.Kind.WORD, "a rule type, for example IsComplete");
        catalog.require(type.text(), tokens.source(type));
        List<String> parameters = new ArrayList<>();
        while (!conditions.starts() && parameter(parameters)) {
            // each call has read one
        }
        Condition condition = conditions.starts() ? conditions.parse() : null;
        String where = null;
        Tolerance tolerance = null;
        Once parts = new Once(tokens);
        while (true) {
            Token part = tokens.peek();
            if (tokens.acceptWord("where")) {
                parts.add(part, "where", "\"where\"");
                where = tokens.expect(Token.Kind.STRING, "a SQL expression in double quotes behind \"where\"")
                        .text();
            } else if (part.isWord("with")) {
                parts.add(part, "with", "\"with\" (threshold or failures)");
                tolerance = tolerance();
            } else if (part.isWord("labels")) {
                throw tokens.error(part, "labels are not supported");
            } else if (conditions.starts()) {
                throw tokens.error(
                        part,
                        condition == null
                                ? "the condition stands before \"where\" and \"with\""
                                : "a rule has one condition; join two rules by \"and\"");
            } else {
                break;
            }
        }
        Rule.Statement statement = new Rule.Statement(
                type.text(),
                parameters,
                condition,
                where,
                tolerance,
                Rule.Written.of(text.substring(type.start(), tokens.last().end()), tokens.source(type)));
        catalog.check(statement);
        return statement;
    }

    /**
     * Reads one more parameter, before which may stand "of" or "and" when a quoted name follows.
     *
     * @return false when the present token begins something else
     */
    private boolean parameter(List<String> parameters) {
        Token token = tokens.peek();
        if ((token.isWord("of") || token.isWord("and"))
                && (tokens.peek(1).kind() == Token.Kind.STRING || tokens.peek(1).is("$"))) {
            tokens.take();
            token = tokens.peek();
        }
        if (token.is("$")) {
            if (!(conditions.operand() instanceof Operand.Text text)) {
                throw tokens.error(token, "this variable is not text, so it cannot be a parameter");
            }
            parameters.add(text.value());
            return true;
        }
        if (token.kind() != Token.Kind.STRING
                && (!isBareParameter(token) || catalog.types().contains(token.text()))) {
            return false;
        }
        parameters.add(tokens.take().text());
        return true;
    }

    private static boolean isBareParameter(Token token) {
        return (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER)
                && !token.isWord("where")
                && !token.isWord("with")
                && !token.isWord("and")
                && !token.isWord("or")
                && !token.isWord("of")
                && !token.isWord("labels");
    }

    private Tolerance tolerance() {
        tokens.take();
        Token word = tokens.expect(Token.Kind.WORD, "\"threshold\" or \"failures\" behind \"with\"");
        boolean share = word.isWord("threshold");
        if (!share && !word.isWord("failures")) {
            throw tokens.error(word, "unknown tag \"" + word.text() + "\"; expected \"threshold\" or \"failures\"");
        }
        if (!conditions.starts()) {
            throw tokens.error(
                    tokens.peek(), "expected a condition behind \"with " + word.text() + "\", for example > 0.9");
        }
        Token at = tokens.peek();
        Condition condition = conditions.parse();
        if (!io.jenkins.plugins.mlops.engine.rules.Numbers.isNumeric(condition)) {
            throw tokens.error(at, "expected a number behind \"with " + word.text() + "\"");
        }
        if (share && !Shares.areMeant(condition)) {
            throw tokens.error(
                    at,
                    "a threshold is a share of rows from 0 to 1 (0.95 for 95 %); for a number of rows write \"with failures\"");
        }
        return new Tolerance(share, condition);
    }

    private Severity severity() {
        if (!tokens.accept(":")) {
            return Severity.ERROR;
        }
        Token word = tokens.expect(Token.Kind.WORD, "\"warning\" or \"error\" behind \":\"");
        if (!word.isWord("warning") && !word.isWord("error")) {
            throw tokens.error(word, "unknown severity \"" + word.text() + "\"; expected \"warning\" or \"error\"");
        }
        if (tokens.peek().is(":")) {
            throw Once.second(tokens, tokens.peek(), "severity", word);
        }
        return word.isWord("warning") ? Severity.WARNING : Severity.ERROR;
    }

    private static Rule withText(Rule rule, String written, Severity severity, Source source) {
        return rule instanceof Rule.Statement
                ? rule.written(rule.written().as(rule.text(), severity, rule.source()))
                : rule.written(rule.written().as(written, severity, source));
    }
}
