package io.jenkins.plugins.mlops.engine.scan.text;

import io.jenkins.plugins.mlops.engine.scan.config.GraphJson;
import io.jenkins.plugins.mlops.engine.scan.config.JsonFrame;
import io.jenkins.plugins.mlops.engine.scan.core.Place;
import io.jenkins.plugins.mlops.engine.scan.core.Scan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** Reads protobuf's text form (protobuf.dev, text format) as far as it is one, and judges the graphs in it. */
final class ProtoText {
    private static final int DEEPEST = 1_000;
    private static final int KEPT = 4096;

    private final Reader in;
    private final GraphJson judge;
    private int c;
    private long at = -1;

    ProtoText(Reader in, Place place, Scan scan) throws IOException {
        this.in = new BufferedReader(in, 1 << 16);
        judge = new GraphJson(place, scan);
        next();
    }

    /** Reads up to where it stops to be that form. */
    void look() throws IOException {
        look(new JsonFrame("", false, null));
    }

    /** Reads the fields of a message up to the bracket that ends it. */
    private void look(JsonFrame root) throws IOException {
        JsonFrame frame = root;
        int depth = 0;
        while (true) {
            space();
            if (c < 0) {
                return;
            }
            if (c == '}' || c == '>') {
                if (depth-- == 0) {
                    judge.judge(frame, at);
                    return;
                }
                judge.judge(frame, at);
                frame = frame.parent();
                next();
                continue;
            }
            if (c == ',' || c == ';') {
                next();
                continue;
            }
            String name = name();
            if (name == null) {
                return;
            }
            space();
            if (c == ':') {
                next();
                space();
            }
            if (c == '{' || c == '<') {
                if (++depth > DEEPEST) {
                    return;
                }
                frame = new JsonFrame(frame.step(name), false, frame);
                next();
            } else if (c == '[') {
                if (!list(frame, name)) {
                    return;
                }
            } else if (c == '"' || c == '\'') {
                String text = strings();
                frame.name(name);
                frame.text(name, text);
                judge.text(frame.step(name), text, at);
            } else if (!scalar()) {
                return;
            }
        }
    }

    /** Short form of a repeated field: its values, or messages of which each is read by itself. */
    private boolean list(JsonFrame frame, String name) throws IOException {
        next();
        space();
        while (c >= 0 && c != ']') {
            if (c == '{' || c == '<') {
                next();
                look(new JsonFrame(frame.step(name), false, null));
                if (c != '}' && c != '>') {
                    return false;
                }
                next();
            } else if (c == '"' || c == '\'') {
                strings();
            } else if (c == ',') {
                next();
            } else if (!scalar()) {
                return false;
            }
            space();
        }
        next();
        return true;
    }

    private String name() throws IOException {
        StringBuilder name = new StringBuilder();
        if (c == '[') { // an extension or Any
            while (c >= 0 && c != ']') {
                next();
            }
            next();
            return "[]";
        }
        while (c == '_' || c >= 0 && c < 128 && Character.isLetterOrDigit(c)) {
            if (name.length() < KEPT) {
                name.append((char) c);
            }
            next();
        }
        return name.isEmpty() ? null : name.toString();
    }

    private boolean scalar() throws IOException {
        boolean any = false;
        while (c >= 0 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '+' || c == '_')) {
            any = true;
            next();
        }
        return any;
    }

    /** One text, written as one or several strings. */
    private String strings() throws IOException {
        StringBuilder text = new StringBuilder();
        while (c == '"' || c == '\'') {
            int quote = c;
            next();
            while (c >= 0 && c != quote) {
                char piece = (char) c;
                if (c == '\\') {
                    piece = escape();
                } else {
                    next();
                }
                if (text.length() < KEPT) {
                    text.append(piece);
                }
            }
            next();
            space();
        }
        return text.toString();
    }

    private char escape() throws IOException {
        next();
        if (c >= '0' && c <= '7') {
            int value = 0;
            for (int i = 0; i < 3 && c >= '0' && c <= '7'; i++) {
                value = value * 8 + c - '0';
                next();
            }
            return (char) value;
        }
        int digits = c == 'x' || c == 'X' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        char plain = (char) c;
        next();
        if (digits == 0) {
            return plain;
        }
        int value = 0;
        for (int i = 0; i < digits && Character.digit(c, 16) >= 0; i++) {
            value = value * 16 + Character.digit(c, 16);
            next();
        }
        return (char) value;
    }

    private void space() throws IOException {
        while (c == '#' || c >= 0 && Character.isWhitespace(c)) {
            if (c == '#') {
                while (c >= 0 && c != '\n') {
                    next();
                }
            } else {
                next();
            }
        }
    }

    private void next() throws IOException {
        c = in.read();
        at++;
    }
}
