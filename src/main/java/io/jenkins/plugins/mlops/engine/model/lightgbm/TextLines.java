package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The lines of a model file, one after the other, with their numbers for messages. */
final class TextLines {
    private final BufferedReader reader;
    private String line;
    private int number;

    TextLines(byte[] file) {
        reader = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8));
    }

    /** Steps to the next line; false at the end of the file. */
    boolean next() throws IOException {
        line = reader.readLine();
        if (line == null) {
            return false;
        }
        number++;
        return true;
    }

    /** The whole line. */
    String line() {
        return line;
    }

    /** Returns the text before the line's first {@code =}, or the whole line. */
    String key() {
        int at = line.indexOf('=');
        return (at < 0 ? line : line.substring(0, at)).trim();
    }

    /** Returns the text behind the line's first {@code =}; empty when there is none. */
    String value() {
        int at = line.indexOf('=');
        return at < 0 ? "" : line.substring(at + 1).trim();
    }

    ModelFormatException problem(String what) {
        return new ModelFormatException("line " + number + ": " + what);
    }
}
