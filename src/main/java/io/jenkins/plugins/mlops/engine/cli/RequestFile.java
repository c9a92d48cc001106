package io.jenkins.plugins.mlops.engine.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command given by a file: how Jenkins starts the engine, so that nothing of it stands in a process list.
 *
 * @param root folder that inputs may not leave, or null
 * @param folder the one in it that names of files start in, or null for the root itself
 * @param words the command and its options as words of a command line
 */
record RequestFile(Path root, Path folder, List<String> words) {
    private static final String FORMAT = "mlops-request/1";

    /** @throws BadInputException when there is no such file or it is no request */
    static RequestFile read(Path file) {
        try {
            return parsed(file);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new BadInputException(file + ": no such file", e);
        } catch (JsonProcessingException e) {
            throw new BadInputException(
                    file
                            + (e.getLocation() == null
                                    ? ""
                                    : ":" + e.getLocation().getLineNr() + ":"
                                            + e.getLocation().getColumnNr())
                            + ": not valid JSON: " + e.getOriginalMessage(),
                    e);
        } catch (IOException | InvalidPathException e) {
            throw new BadInputException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static RequestFile parsed(Path file) throws IOException {
        String format = null;
        String command = null;
        Path root = null;
        Path folder = null;
        List<String> words = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadInputException(file + ": is not a request of format " + FORMAT);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "format" -> format = json.getText();
                    case "command" -> command = json.getText();
                    case "root" -> root = path(json);
                    case "folder" -> folder = path(json);
                    case "options" -> options(file, json, words);
                    default -> json.skipChildren();
                }
            }
        }
        if (!FORMAT.equals(format) || command == null) {
            throw new BadInputException(file + ": is not a request of format " + FORMAT);
        }
        words.add(0, command);
        return new RequestFile(root, folder, words);
    }

    private static Path path(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? null : Path.of(json.getText());
    }

    private static void options(Path file, JsonParser json, List<String> words) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new BadInputException(file + ": \"options\" has to be an object of lists");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    words.add(word(file, name, json));
                }
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                words.add(word(file, name, json));
            }
        }
    }

    private static String word(Path file, String option, JsonParser json) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            throw new BadInputException(file + ": option \"" + option + "\" has a value that is not text");
        }
        return "--" + option + "=" + json.getText();
    }
}
