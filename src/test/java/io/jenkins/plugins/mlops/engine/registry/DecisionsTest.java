package io.jenkins.plugins.mlops.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.engine.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {
    private static final ModelName NAME = new ModelName("m");

    @TempDir
    Path root;

    private Registry registry;
    private Decisions decisions;

    @BeforeEach
    void register() throws IOException {
        registry = Registry.open(root.resolve("registry"));
        decisions = registry.decisions(NAME);
        double[] aucs = {0.80, 0.82, 0.79};
        for (double auc : aucs) {
            RegistryTest.register(
                    registry,
                    RegistrationRequest.of("m", "x").with(Map.of("Auc", auc, "Rmse", 1 - auc)),
                    "model " + auc);
        }
    }

    @Test
    void aliasesMoveAndEachMoveIsAnEvent() throws IOException {
        BuildInfo build = new BuildInfo("https://ci.example/7/", "train #7", null, null);
        decisions.alias("champion", 1, "ann", build, null);
        decisions.alias("champion", 1, "ann", build, null);
        decisions.alias("champion", 2, "bob", BuildInfo.NONE, "better");
        assertEquals(Map.of("champion", 2), registry.aliases(NAME));
        List<RegistryEvent> events = registry.events(NAME);
        assertEquals(2, events.size());
        assertEquals("ann", events.get(0).by());
        assertEquals(build, events.get(0).build());
        assertEquals(1, events.get(1).from());
        decisions.unalias("champion", "ann", BuildInfo.NONE, null);
        assertEquals(Map.of(), registry.aliases(NAME));
        assertThrows(BadInputException.class, () -> decisions.unalias("champion", "ann", BuildInfo.NONE, null));
        assertThrows(BadInputException.class, () -> decisions.alias("champion", 9, "ann", BuildInfo.NONE, null));
        for (String bad : List.of("", "1", "a b", "a/b", "<b>", "x".repeat(65))) {
            assertThrows(BadInputException.class, () -> decisions.alias(bad, 1, "ann", BuildInfo.NONE, null), bad);
        }
    }

    @Test
    void promotionComparesWithTheChampion() throws IOException {
        List<Comparison> auc = List.of(Comparison.parse("Auc"));
        assertTrue(
                decisions
                        .promote("champion", 1, auc, "x", BuildInfo.NONE, null)
                        .get(0)
                        .holds(),
                "no champion yet");
        assertTrue(decisions
                .promote("champion", 2, auc, "x", BuildInfo.NONE, null)
                .get(0)
                .holds());
        List<Comparison.Outcome> worse = decisions.promote("champion", 3, auc, "x", BuildInfo.NONE, null);
        assertFalse(worse.get(0).holds());
        assertEquals(2, registry.aliases(NAME).get("champion"));
        assertFalse(decisions
                .compare("champion", 3, List.of(Comparison.parse("Rmse:lower")))
                .get(0)
                .holds());
        assertFalse(decisions
                .compare("champion", 3, List.of(Comparison.parse("Gini")))
                .get(0)
                .holds());
        assertTrue(decisions
                .promote("champion", 3, List.of(Comparison.parse("Auc:higher:0.05")), "x", BuildInfo.NONE, null)
                .get(0)
                .holds());
        assertEquals(3, registry.aliases(NAME).get("champion"));
        for (String bad : List.of(
                "",
                "Auc:up",
                "Auc:higher:x",
                "Auc:higher:-1",
                "Auc:higher:1:2",
                "Auc:higher:NaN",
                "Auc:higher:%",
                "Auc:higher:2%%",
                "Auc:higher:-2%",
                "Auc:higher:2 percent")) {
            assertThrows(BadInputException.class, () -> Comparison.parse(bad), bad);
        }
    }

    @Test
    void aToleranceMayBeAShareOfTheChampionsValue() {
        Comparison auc = Comparison.parse("Auc:higher:2%");
        assertTrue(auc.judge(Map.of("Auc", 0.8), Map.of("Auc", 0.7841)).holds());
        assertFalse(auc.judge(Map.of("Auc", 0.8), Map.of("Auc", 0.7839)).holds());
        Comparison loss = Comparison.parse("Loss:lower:10 %");
        assertTrue(loss.judge(Map.of("Loss", 200.0), Map.of("Loss", 219.0)).holds());
        assertFalse(loss.judge(Map.of("Loss", 200.0), Map.of("Loss", 221.0)).holds());
        // A share of a negative value widens the limit, too, and of nothing is nothing.
        Comparison score = Comparison.parse("Score:higher:10%");
        assertTrue(score.judge(Map.of("Score", -10.0), Map.of("Score", -10.9)).holds());
        assertFalse(score.judge(Map.of("Score", -10.0), Map.of("Score", -11.1)).holds());
        assertFalse(score.judge(Map.of("Score", 0.0), Map.of("Score", -1e-9)).holds());
        assertEquals(
                "Auc is 0.79, the champion has 0.8, tolerance 0.016 (2 % of it)",
                auc.judge(Map.of("Auc", 0.8), Map.of("Auc", 0.79)).message());
    }

    @Test
    void rollbackGoesBackStepByStep() throws IOException {
        for (int version = 1; version <= 3; version++) {
            decisions.alias("champion", version, "x", BuildInfo.NONE, null);
        }
        assertEquals(2, decisions.rollback("champion", "x", BuildInfo.NONE, "incident"));
        assertEquals(1, decisions.rollback("champion", "x", BuildInfo.NONE, null));
        assertThrows(BadInputException.class, () -> decisions.rollback("champion", "x", BuildInfo.NONE, null));
        decisions.alias("champion", 3, "x", BuildInfo.NONE, null);
        assertEquals(1, decisions.rollback("champion", "x", BuildInfo.NONE, null));
        assertEquals(1, registry.aliases(NAME).get("champion"));
    }

    @Test
    void theNewestWordOnAVersionCounts() throws IOException {
        assertNull(decisions.approved(1));
        decisions.approve(1, true, "x", BuildInfo.NONE, null);
        assertTrue(decisions.approved(1));
        decisions.approve(1, false, "y", BuildInfo.NONE, "wrong data");
        assertFalse(decisions.approved(1));
        assertNull(decisions.approved(2));
    }

    @Test
    void aChangedOrMissingEventIsNoticed() throws IOException {
        for (int version = 1; version <= 3; version++) {
            decisions.alias("champion", version, "x", BuildInfo.NONE, null);
        }
        Path second = root.resolve("registry/models/m/events/000002.json");
        String honest = Files.readString(second);
        Files.writeString(second, honest.replace("\"by\" : \"x\"", "\"by\" : \"z\""));
        assertTrue(assertThrows(RegistryDamage.class, () -> registry.events(NAME))
                .getMessage()
                .contains("000003.json"));
        Files.delete(second);
        assertTrue(assertThrows(RegistryDamage.class, () -> registry.events(NAME))
                .getMessage()
                .contains("000002.json"));
        Files.writeString(second, honest);
        assertEquals(3, registry.events(NAME).size());
    }

    @Test
    void aClockThatGoesBackDoesNotTurnTheOrder() throws IOException {
        Path folder = root.resolve("registry");
        for (String time : List.of(
                "2026-03-01T10:00:00Z", "2020-01-01T00:00:00Z", "2026-03-01T09:00:00Z", "2026-04-01T00:00:00Z")) {
            Registry then = Registry.open(
                    folder, new Disk(folder.resolve("tmp")), Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
            then.decisions(NAME).approve(1, true, "x", BuildInfo.NONE, null);
            RegistryTest.register(then, RegistrationRequest.of("clock", "x"), time);
        }
        List<Instant> times =
                registry.events(NAME).stream().map(RegistryEvent::at).toList();
        assertEquals(times.stream().sorted().toList(), times);
        assertEquals(Instant.parse("2026-04-01T00:00:00Z"), times.get(3));
        assertEquals(List.of(1, 2, 3, 4), registry.versions(new ModelName("clock")));
        assertEquals(List.of(), registry.maintenance().verify());
    }
}
