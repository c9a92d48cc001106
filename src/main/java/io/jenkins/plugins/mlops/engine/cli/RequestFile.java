package io.jenkins.plugins.mlops.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command given by a file: how Jenkins starts the engine, so that nothing of it stands in a process list.
 *
 * @param command name of the command
 * @param root folder that inputs may not leave, or null
 * @param options values by option name
 */
record RequestFile(String command, Path root, Map<String, List<String>> options) {
    private static final String FORMAT = "mlops-request/1";

    static RequestFile read(Path file) throws IOException {
        String format = null;
        String command = null;
        Path root = null;
        Map<String, List<String>> options = new LinkedHashMap<>();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "format" -> format = json.getText();
                    case "command" -> command = json.getText();
                    case "root" -> root = json.currentToken() == JsonToken.VALUE_NULL ? null : Path.of(json.getText());
                    case "options" -> options(json, options);
                    default -> json.skipChildren();
                }
            }
        }
        if (!FORMAT.equals(format) || command == null) {
            throw new BadInputException(file + ": is not a request of format " + FORMAT);
        }
        return new RequestFile(command, root, options);
    }

    private static void options(JsonParser json, Map<String, List<String>> options) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            List<String> values = new ArrayList<>();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    values.add(json.getText());
                }
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                values.add(json.getText());
            }
            options.put(name, values);
        }
    }
}
