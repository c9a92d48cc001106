package io.jenkins.plugins.mlops.engine.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;

/** Finds the line of a JSON file at which the first value begins that is not JSON. */
final class JsonLines {
    private JsonLines() {}

    /** The line, from 1, or 0 when all is well or the file cannot be read here. */
    static long broken(InputFile file) {
        JsonFactory json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNameLength(1 << 20)
                        .maxStringLength(1 << 24)
                        .build())
                .build();
        long start = 1;
        try (InputStream in = TextStream.open(file);
                JsonParser parser = json.createParser(in)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0) {
                    start = parser.currentTokenLocation().getLineNr();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0) {
                    start = parser.currentLocation().getLineNr() + 1L;
                }
            }
            return 0;
        } catch (JsonProcessingException e) {
            return e.getLocation() == null
                    ? start
                    : Math.min(start, e.getLocation().getLineNr());
        } catch (IOException e) {
            return 0;
        }
    }
}
