package io.jenkins.plugins.mlops.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes Map, Iterable, CharSequence, Number, Boolean and null as JSON that people can read: one member a line, two spaces a level.
 *
 * <p>Digests are made of these bytes, so the same tree gives the same bytes on every system and in every version. A test holds them.
 */
public final class JsonLayout {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLayout() {}

    /**
     * The bytes of a tree, in UTF-8, without a line end behind the last brace. Members stand in the order of their map. NaN and the infinities are text.
     *
     * @throws IllegalArgumentException for a value of another type
     */
    public static byte[] bytes(Object tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            // Not the line end of the system
            out.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            new JsonTree(out, true).write(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a memory stream has none
        }
        return bytes.toByteArray();
    }
}
