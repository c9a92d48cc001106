package io.jenkins.plugins.mlops.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void whatIsWrittenIsRead() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", "a \"quote\", a \\, a line\nend, </script>, \u2028, \u00e4, \uD83D\uDE00");
        tree.put("whole", 9007199254740993L);
        tree.put("broken", 0.1);
        tree.put("list", Arrays.asList(true, false, null, List.of(), Map.of("a", -1L)));
        assertEquals(tree, JsonReader.object(JsonWriter.write(tree)));
    }

    @Test
    void writtenTextCannotEndAnElementOrALine() {
        String written = JsonWriter.write(Map.of("k", "</script><!--&\u2028\r\n"));
        for (String bad : List.of("<", ">", "&", "\u2028", "\n", "\r")) {
            assertTrue(!written.contains(bad), written);
        }
    }

    @Test
    void theBytesThatDigestsAreMadeOfStay() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("text", "\"\\/\u0001\n\u007f<\u00e4\u2028\uD83D\uDE00");
        tree.put("numbers", Arrays.asList(1, 2L, 0.1, 1e300, -0.0, Double.NaN, Double.NEGATIVE_INFINITY));
        tree.put("none", Map.of());
        tree.put("list", List.of(Map.of("a", List.of()), true));
        tree.put("nothing", null);
        assertEquals(
                String.join(
                        "\n",
                        "{",
                        "  \"text\" : \"\\\"\\\\/\\u0001\\n\u007f<\u00e4\u2028\\uD83D\\uDE00\",",
                        "  \"numbers\" : [ 1, 2, 0.1, 1.0E300, -0.0, \"NaN\", \"-Infinity\" ],",
                        "  \"none\" : { },",
                        "  \"list\" : [ {",
                        "    \"a\" : [ ]",
                        "  }, true ],",
                        "  \"nothing\" : null",
                        "}"),
                new String(JsonLayout.bytes(tree), StandardCharsets.UTF_8));
    }

    @Test
    void halfAPairIsNotLost() {
        assertEquals("[\"a\\uD83Db\"]", JsonWriter.write(List.of("a\uD83Db")));
    }

    @Test
    void anObjectThatIsNoJsonIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> JsonWriter.write(List.of(new StringBuilder().getClass())));
        assertThrows(IllegalArgumentException.class, () -> JsonLayout.bytes(Map.of("a", new int[0])));
    }

    @Test
    void numbersThatJsonDoesNotHaveBecomeNull() {
        assertEquals("[null,null]", JsonWriter.write(List.of(Double.NaN, Double.POSITIVE_INFINITY)));
    }

    @Test
    void escapesAreRead() {
        assertEquals(Map.of("a", "\u00e9/\t"), JsonReader.object("{\"a\":\"\\u00e9\\/\\t\"}"));
    }

    @Test
    void aHugeWholeNumberIsReadAsANumber() {
        assertEquals(1e20, JsonReader.object("{\"a\":100000000000000000000}").get("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"open",
                "{\"a\":tru}",
                "{\"a\":\"a\tb\"}",
                "{\"a\":+1}",
                "{\"a\":1e}",
                "{\"a\":-}"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> JsonReader.object(text));
    }

    @Test
    void deepNestingIsRefusedAndDoesNotOverflowTheStack() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThrows(IllegalArgumentException.class, () -> JsonReader.object(deep));
    }

    @Test
    void aTextOfTooManyValuesIsRefusedBeforeItFillsTheMemory() {
        String most = "[]" + ",[]".repeat(999_997);
        assertEquals(
                999_998, ((List<?>) JsonReader.object("{\"a\":[" + most + "]}").get("a")).size());
        assertThrows(IllegalArgumentException.class, () -> JsonReader.object("{\"a\":[" + most + ",[]]}"));
    }
}
