package io.jenkins.plugins.mlops.engine.rules;

import io.jenkins.plugins.mlops.engine.BadInputException;
import io.jenkins.plugins.mlops.engine.result.Source;

/** A rule that cannot be understood; the message begins with its place, as compilers do it. */
public class RuleSyntaxException extends BadInputException {
    private static final long serialVersionUID = 1L;

    public RuleSyntaxException(Source source, String problem) {
        super(source + ": " + problem);
    }
}
