package io.jenkins.plugins.mlops.engine.scan.template;

import io.jenkins.plugins.mlops.engine.scan.template.JinjaLexer.Kind;
import io.jenkins.plugins.mlops.engine.scan.template.JinjaLexer.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Knows which variables of a template hold texts that the template put together: nobody can say what such a text names. */
public final class BuiltTexts {
    private static final Set<String> MAKERS = Set.of(
            "join",
            "replace",
            "format",
            "reverse",
            "center",
            "indent",
            "ljust",
            "rjust",
            "zfill",
            "translate",
            "random",
            "batch",
            "format_map",
            "encode",
            "decode",
            "swapcase",
            "expandtabs",
            "urlencode",
            "tojson",
            "string",
            "pprint");

    /** Functions of templates and methods of texts that read no member by the text that they are given. */
    private static final Set<String> READERS = Set.of(
            "raise_exception",
            "strftime_now",
            "range",
            "split",
            "startswith",
            "endswith",
            "strip",
            "lstrip",
            "rstrip",
            "replace",
            "if",
            "elif",
            "and",
            "or",
            "not",
            "in",
            "else",
            "is",
            "set",
            "for");

    private final Set<String> names = new HashSet<>();

    /** Parameters of macros, and variables that hold one: put together only where a call hands such a text over. */
    private final Set<String> parameters = new HashSet<>(Set.of("varargs", "kwargs"));

    /** Tells whether what follows as {@code [} is a subscript of what stands before, not a list. */
    static boolean subscript(Token before) {
        return before != null
                && (before.kind() == Kind.STRING
                        || before.kind() == Kind.NAME
                                && !Set.of("in", "and", "or", "not", "else", "if", "is")
                                        .contains(before.text())
                        || before.is(")")
                        || before.is("]")
                        || before.is("}"));
    }

    /** Tells whether a sign puts two texts together. */
    static boolean joins(Token sign) {
        return sign != null && (sign.is("~") || sign.is("+") || sign.is("*") || sign.is("%"));
    }

    /** Tells whether the token is an item of a list or tuple that is no list of arguments. */
    static boolean listed(List<Token> tokens, int at) {
        int depth = 0;
        for (int i = at - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.kind() != Kind.SIGN) {
                continue;
            }
            if (")]}".contains(token.text())) {
                depth++;
            } else if ("([{".contains(token.text())) {
                if (depth == 0) {
                    return token.is("[") && !subscript(i == 0 ? null : tokens.get(i - 1));
                }
                depth--;
            }
        }
        return false;
    }

    static boolean slice(List<Token> inner) {
        int depth = 0;
        for (Token token : inner) {
            if (token.kind() == Kind.SIGN) {
                depth += "([{".contains(token.text()) ? 1 : ")]}".contains(token.text()) ? -1 : 0;
                if (depth == 0 && token.is(":")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Tells whether an expression puts a text together, or uses a variable that holds such a one. */
    boolean uses(List<Token> expression) {
        for (int i = 0; i < expression.size(); i++) {
            Token token = expression.get(i);
            Token before = i == 0 ? null : expression.get(i - 1);
            Token after = i + 1 < expression.size() ? expression.get(i + 1) : null;
            if (token.is("~")
                    || (token.is("+") || token.is("*") || token.is("%")) && !number(before) && !number(after)
                    || token.kind() == Kind.NAME && names.contains(token.text())
                    || token.kind() == Kind.NAME
                            && MAKERS.contains(token.text())
                            && before != null
                            && (before.is("|") || before.is("."))
                    || token.is("[") && before != null && before.kind() == Kind.STRING
                    || token.kind() == Kind.STRING && token.text().strip().startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static boolean number(Token token) {
        return token != null && token.kind() == Kind.NUMBER;
    }

    /** Takes in an assignment. */
    void learn(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        if (tokens.get(0).is("macro")) {
            if (tokens.size() > 1 && tokens.get(1).kind() == Kind.NAME) {
                names.add(tokens.get(1).text()); // a call of it gives the text that it renders
            }
            for (int i = 2; i < tokens.size(); i++) {
                if (tokens.get(i).kind() == Kind.NAME
                        && (tokens.get(i - 1).is("(") || tokens.get(i - 1).is(","))) {
                    parameters.add(tokens.get(i).text());
                }
            }
            return;
        }
        boolean set = tokens.get(0).is("set") || tokens.get(0).is("with");
        boolean loop = tokens.get(0).is("for");
        if (!set && !loop) {
            return;
        }
        int sign = 1;
        while (sign < tokens.size() && !tokens.get(sign).is(loop ? "in" : "=")) {
            sign++;
        }
        boolean whole = sign >= tokens.size(); // {% set x %} takes what is rendered up to its end
        List<Token> value = whole ? List.of() : tokens.subList(sign + 1, tokens.size());
        Set<String> learned = whole || uses(value) ? names : given(value) ? parameters : null;
        if (learned != null) {
            for (Token token : tokens.subList(1, Math.min(sign, tokens.size()))) {
                if (token.kind() == Kind.NAME) {
                    learned.add(token.text());
                }
            }
        }
    }

    /** Tells whether an expression uses what a macro was given. */
    boolean given(List<Token> expression) {
        return expression.stream().anyMatch(t -> t.kind() == Kind.NAME && parameters.contains(t.text()));
    }

    /** Tells whether a call hands over a text that is put together. */
    boolean hands(List<Token> tokens) {
        for (int i = 1; i < tokens.size(); i++) {
            Token called = tokens.get(i - 1);
            if (tokens.get(i).is("(") && called.kind() == Kind.NAME && !READERS.contains(called.text())) {
                int depth = 0;
                int end = i;
                do {
                    depth += tokens.get(end).is("(") ? 1 : tokens.get(end).is(")") ? -1 : 0;
                } while (++end < tokens.size() && depth > 0);
                boolean filter = i > 1 && tokens.get(i - 2).is("|");
                if (!filter && uses(tokens.subList(i + 1, end))) {
                    return true;
                }
            }
        }
        return false;
    }
}
