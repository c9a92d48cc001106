package io.jenkins.plugins.mlops.engine.scan.core;

import java.io.IOException;

/** The bytes are not what the format asks for; the file is then not safe, because a laxer reader may still load it. */
public class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    /**
     * @param message what was expected and what stood there, without the place
     * @param offset byte position, or -1
     */
    public MalformedException(String message, long offset) {
        super(message);
        this.offset = offset;
    }

    /** Byte position, or -1. */
    public long offset() {
        return offset;
    }
}
