package io.jenkins.plugins.mlops.engine.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.jenkins.plugins.mlops.engine.output.StagedFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Writes and reads the result document {@code mlops-result/1} as JSON; result.schema.json describes it. */
public final class ResultJson {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private ResultJson() {}

    /** Writes the document within {@link ResultBounds#DEFAULT}: the file is there whole or not at all. */
    public static void write(ResultDocument document, Path file) throws IOException {
        ResultDocument bounded = ResultBounds.DEFAULT.apply(document);
        StagedFiles.writeOne(file, out -> write(bounded, out));
    }

    /** Writes the document as it is, indented, UTF-8. The stream stays open. */
    public static void write(ResultDocument document, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new ResultWriter(json).document(document);
        }
    }

    /**
     * Writes the document as it is for a script element of an HTML page: every character that could end the element or mean something to
     * HTML is written as an escape. The stream stays open.
     */
    public static void writeForHtml(ResultDocument document, OutputStream out) throws IOException {
        try (JsonGenerator json = generator(out)) {
            json.setCharacterEscapes(new HtmlEscapes());
            new ResultWriter(json).document(document);
        }
    }

    /**
     * Reads a document.
     *
     * @throws ResultFormatException when the file is not such a document
     */
    public static ResultDocument read(Path file) throws IOException {
        return ResultReader.read(file);
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    private static final class HtmlEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private final int[] ascii = standardAsciiEscapesForJSON();

        HtmlEscapes() {
            for (char c : new char[] {'<', '>', '&', '\''}) {
                ascii[c] = CharacterEscapes.ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            // Line ends of JavaScript that JSON allows in strings.
            return c == 0x2028 || c == 0x2029 ? new SerializedString(String.format("\\u%04x", c)) : null;
        }
    }
}
