package io.jenkins.plugins.mlops.engine.data.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes rows anew as JSON Lines, with the numbers of some keys as strings of their digits, because the database would change those. */
public final class JsonRewriter implements JsonRows.Values, AutoCloseable {
    private final JsonGenerator out;
    private final Set<String> asText;
    private boolean open;

    public JsonRewriter(OutputStream stream, Set<String> asText) throws IOException {
        this.out = new JsonFactory().createGenerator(stream);
        this.out.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
        this.asText = Collections.unmodifiableSet(new LinkedHashSet<>(asText));
    }

    @Override
    public void value(String key, JsonParser parser) throws IOException {
        if (!open) {
            out.writeStartObject();
            open = true;
        }
        JsonToken token = parser.currentToken();
        if (asText.contains(key) && token != JsonToken.VALUE_NULL && token.isScalarValue()) {
            out.writeStringField(key, parser.getText());
            return;
        }
        out.writeFieldName(key);
        if (token.isNumeric()) {
            out.writeNumber(parser.getText()); // as it is written: neither longer nor shorter
        } else {
            out.copyCurrentStructureExact(parser);
        }
    }

    @Override
    public void endRow(long first, long last) throws IOException {
        if (!open) {
            out.writeStartObject();
        }
        out.writeEndObject();
        open = false;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
