package io.jenkins.plugins.mlops.engine.rules.dqdl;

import io.jenkins.plugins.mlops.engine.rules.RuleSyntaxException;
import java.util.HashMap;
import java.util.Map;

/** Parts that may stand once. Of two, one would be passed over without a word; so the second is refused, as AWS's own reader does. */
final class Once {
    private final Tokens tokens;
    private final Map<String, Token> seen = new HashMap<>();

    Once(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Takes note of a part.
     *
     * @param at where it stands
     * @param key what may stand once
     * @param what how a message calls it, behind "a second"
     */
    void add(Token at, String key, String what) {
        Token first = seen.putIfAbsent(key, at);
        if (first != null) {
            throw second(tokens, at, what, first);
        }
    }

    /** Where a part stood, or null. */
    Token first(String key) {
        return seen.get(key);
    }

    static RuleSyntaxException second(Tokens tokens, Token at, String what, Token first) {
        return tokens.error(at, "a second " + what + "; the first stands at " + first.line() + ":" + first.column());
    }
}
