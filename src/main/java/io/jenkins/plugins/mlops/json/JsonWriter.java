package io.jenkins.plugins.mlops.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes Map, Iterable, CharSequence, Number, Boolean and null as JSON on one line.
 *
 * <p>The characters {@code < > & U+2028 U+2029} are escaped, so that the text is safe wherever a page may carry it. Half a surrogate pair, which UTF-8 cannot
 * hold, is escaped instead of lost.
 */
public final class JsonWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final CharacterEscapes FOR_PAGES = new ForPages();

    private JsonWriter() {}

    /**
     * The JSON text of a tree. NaN and the infinities are null.
     *
     * @throws IllegalArgumentException for a value of another type
     */
    public static String write(Object value) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(); // a generator of bytes escapes half a pair, one of characters passes it on
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.setCharacterEscapes(FOR_PAGES);
            new JsonTree(out, false).write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a memory stream has none
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class ForPages extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        private static final SerializedString LINE = new SerializedString("\\u2028");
        private static final SerializedString PARAGRAPH = new SerializedString("\\u2029");

        private final int[] ascii = standardAsciiEscapesForJSON();

        ForPages() {
            for (char c : new char[] {'<', '>', '&'}) {
                ascii[c] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            return c == '\u2028' ? LINE : c == '\u2029' ? PARAGRAPH : null;
        }
    }
}
