package io.jenkins.plugins.mlops.engine.rules.dqdl;

import io.jenkins.plugins.mlops.engine.result.Source;
import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import java.util.List;

/** A place in a list of tokens. */
final class Tokens {
    private final List<Token> tokens;
    private final String file;
    private int at;

    Tokens(List<Token> tokens, String file) {
        this.tokens = tokens;
        this.file = file;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    /** The token before the present one. */
    Token last() {
        return tokens.get(Math.max(0, at - 1));
    }

    boolean accept(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    boolean acceptWord(String word) {
        if (peek().isWord(word)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String sign, String what) {
        if (!accept(sign)) {
            throw error(peek(), "expected \"" + sign + "\" " + what + ", found " + peek().shown());
        }
    }

    Token expect(Token.Kind kind, String what) {
        if (peek().kind() != kind) {
            throw error(peek(), "expected " + what + ", found " + peek().shown());
        }
        return take();
    }

    Source source(Token token) {
        return new Source(file, token.line(), token.column());
    }

    RuleSyntaxException error(Token token, String problem) {
        return new RuleSyntaxException(source(token), problem);
    }
}
