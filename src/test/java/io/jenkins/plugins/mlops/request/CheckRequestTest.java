package io.jenkins.plugins.mlops.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.config.Outcomes;
import io.jenkins.plugins.mlops.engine.result.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRequestTest {
    private static CheckRequest named(String name) {
        return new CheckRequest(CheckKind.VALIDATE_DATA, name, Map.of("data", List.of("a.csv")), null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "../../etc",
                "<b>x</b>",
                "a/b",
                "a\\b",
                "-a",
                ".a",
                "a\nb",
                "a\"b",
                "a'b",
                "a%2e",
                "a\u202eb",
                "a\u0000b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void dangerousNamesAreRefusedInOneLine(String name) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> named(name));
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    }

    @Test
    void ordinaryNamesArePossible() {
        assertEquals("Train data 2.0", named(" Train data 2.0 ").getName());
        assertEquals("Größe", named("Größe").getName());
        assertNull(named("  ").getName());
    }

    @Test
    void whatComesBackFromDiskIsCheckedAgain() throws Exception {
        CheckRequest tampered = named("good");
        Field name = CheckRequest.class.getDeclaredField("name");
        name.setAccessible(true);
        name.set(tampered, "javascript:alert(1)");
        byte[] stored = bytes(tampered);
        assertThrows(IllegalArgumentException.class, () -> read(stored));
        CheckRequest good = (CheckRequest) read(bytes(named("good")));
        assertEquals("good", good.getName());
        assertEquals(List.of("a.csv"), good.option("data"));
    }

    @Test
    void optionsAreCopiedAndBounded() {
        CheckRequest request = named("x");
        request.options().clear();
        assertEquals(List.of("a.csv"), request.option("data"));
        assertThrows(
                UnsupportedOperationException.class,
                () -> request.option("data").add("b.csv"));
        Map<String, List<String>> badName = Map.of("--data", List.of("x"));
        assertThrows(
                IllegalArgumentException.class, () -> new CheckRequest(CheckKind.VALIDATE_DATA, null, badName, null));
        Map<String, List<String>> nul = Map.of("data", List.of("a\0b"));
        assertThrows(IllegalArgumentException.class, () -> new CheckRequest(CheckKind.VALIDATE_DATA, null, nul, null));
        Map<String, List<String>> longValue = Map.of("rule", List.of("x".repeat(100_000)));
        assertThrows(
                IllegalArgumentException.class, () -> new CheckRequest(CheckKind.VALIDATE_DATA, null, longValue, null));
    }

    @Test
    void onlyTheKnownBaselineIsPossible() {
        assertNull(new GatePolicy(null, null, null, " ").getBaseline());
        assertThrows(IllegalArgumentException.class, () -> new GatePolicy(null, null, null, "last"));
    }

    @Test
    void whatAStepDoesNotSayTheConfigurationSays() {
        Outcomes lax = new Outcomes();
        lax.setOnFailed("unstable");
        lax.setOnWarning("NOTE");
        lax.setOnInconclusive("failure");
        GatePolicy silent = new GatePolicy(null, null, null, null);
        GatePolicy strict = new GatePolicy(Reaction.FAILURE, Reaction.FAILURE, null, null);
        List<Verdict> verdicts = List.of(Verdict.PASSED, Verdict.WARNING, Verdict.INCONCLUSIVE, Verdict.FAILED);
        assertEquals(
                List.of(Reaction.NOTE, Reaction.NOTE, Reaction.FAILURE, Reaction.UNSTABLE),
                reactions(verdicts, silent, lax));
        assertEquals(
                List.of(Reaction.NOTE, Reaction.UNSTABLE, Reaction.UNSTABLE, Reaction.FAILURE),
                reactions(verdicts, silent, new Outcomes()));
        assertEquals(
                List.of(Reaction.NOTE, Reaction.FAILURE, Reaction.FAILURE, Reaction.FAILURE),
                reactions(verdicts, strict, lax));
        assertNull(named("x").getPolicy().getOnFailed());
        lax.setOnFailed(" ");
        assertEquals("FAILURE", lax.getOnFailed());
        String line = assertThrows(IllegalArgumentException.class, () -> lax.setOnFailed("maybe"))
                .getMessage();
        assertTrue(line.contains("FAILURE, UNSTABLE, STAGE, NOTE"), line);
    }

    private static List<Reaction> reactions(List<Verdict> verdicts, GatePolicy policy, Outcomes usual) {
        return verdicts.stream().map(verdict -> usual.reaction(policy, verdict)).collect(Collectors.toList());
    }

    @Test
    void reactionsAreNamedInAnyCaseAndWrongOnesListed() {
        assertEquals(Reaction.UNSTABLE, Reaction.of("onFailed", "unstable", Reaction.FAILURE));
        assertEquals(Reaction.FAILURE, Reaction.of("onFailed", "", Reaction.FAILURE));
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> Reaction.of("onFailed", "MAYBE", Reaction.FAILURE));
        assertTrue(
                wrong.getMessage().contains("onFailed")
                        && wrong.getMessage().contains("FAILURE, UNSTABLE, STAGE, NOTE"),
                wrong.getMessage());
    }

    private static byte[] bytes(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
