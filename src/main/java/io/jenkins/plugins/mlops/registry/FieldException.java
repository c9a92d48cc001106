package io.jenkins.plugins.mlops.registry;

import io.jenkins.plugins.mlops.engine.BadInputException;

/** A field of a form holds what cannot be used. */
final class FieldException extends BadInputException {
    private static final long serialVersionUID = 1L;

    private final String field;

    FieldException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
