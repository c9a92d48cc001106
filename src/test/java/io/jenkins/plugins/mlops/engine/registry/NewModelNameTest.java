package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewModelNameTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credit-risk",
                "7",
                "Credit Risk v2.1_final",
                "gr\u00f6\u00dfe",
                "\u4fe1\u7528\u98ce\u9669",
                "\u0939\u093f\u0928\u094d\u0926\u0940",
                "a..b",
                "con"
            })
    void namesThatAnAddressCanHold(String text) throws Exception {
        ModelName name = NewModelName.of(text);
        assertEquals(text, name.text());
        URI address = new URI("models", "/" + text + "/3", null);
        assertEquals("/" + text + "/3", URI.create(address.toASCIIString()).getPath());
        assertTrue(name.key().matches("[a-z0-9_~.-]+") && !name.key().matches("\\.+"), name.key());
        for (OciName place : OciName.values()) {
            assertFalse(place.of(name).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "...",
                "-x",
                "_x",
                "a/b",
                "a\\b",
                "../x",
                "a%2fb",
                "a:b",
                "a@b",
                "a#b",
                "a?b",
                "a&b",
                "<b>",
                "a\"b",
                "\ud83d\ude00",
                "a\ud83d\ude00",
                "a|b",
                "a*b"
            })
    void otherNamesAreRefusedWithTheRule(String text) {
        String message = assertThrows(BadInputException.class, () -> NewModelName.of(text))
                .getMessage();
        assertTrue(message.startsWith(NewModelName.RULE + "; \"" + text + "\" "), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void aLongNameIsCountedByCharacters() {
        assertEquals(128, NewModelName.of("x".repeat(128)).text().length());
        assertTrue(assertThrows(BadInputException.class, () -> NewModelName.of("x".repeat(129)))
                .getMessage()
                .endsWith("; this one has 129"));
        assertEquals(256, NewModelName.of("\ud842\udfb7".repeat(128)).text().length(), "of two units each");
    }

    /** What a model was called before the rule: its versions, aliases and events are there as they were. */
    @Test
    void anOlderNameIsRead() throws Exception {
        for (String text : new String[] {"..", "a/b", "a%2fb", "<b>", "x".repeat(200)}) {
            Registry registry = Registry.open(folder.resolve("registry"));
            Path model = folder.resolve("model.json");
            java.nio.file.Files.writeString(model, "{}");
            try (Staging staging = registry.stage()) {
                staging.add(new TreeMap<>(Map.of("model.json", model)));
                registry.register(staging, RegistrationRequest.of(text, "somebody"));
            }
            ModelName name = new ModelName(text);
            registry.decisions(name).alias("champion", 1, "somebody", BuildInfo.NONE, "");
            Registry again = Registry.open(folder.resolve("registry"));
            assertEquals(text, again.version(name, 1).name());
            assertEquals(Map.of("champion", 1), again.aliases(name));
            assertThrows(BadInputException.class, () -> NewModelName.of(text));
        }
    }
}
