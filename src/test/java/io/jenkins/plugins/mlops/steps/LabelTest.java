package io.jenkins.plugins.mlops.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.request.CheckKind;
import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The label of a check is {@code label} in every step, and {@code name} is a registered model; what was written before is read. */
class LabelTest {
    @Test
    void everyStepHasALabel() {
        for (Class<? extends CheckStep> type : StepParameter.STEPS) {
            CheckStep step = StepParameter.empty(type);
            step.setLabel(" Train data ");
            assertEquals("Train data", step.request().getName(), type.toString());
            assertEquals(List.of(), step.request().option("name"), type.toString());
        }
    }

    @Test
    void theNameOfAModelIsNoLabel() {
        assertNull(new RegisterModelStep("care", "model.json").request().getName());
        assertNull(new PromoteModelStep("care", "champion").request().getName());
        for (boolean first : new boolean[] {true, false}) {
            MonitorModelStep step = new MonitorModelStep("a.csv");
            if (first) {
                step.setName("care");
            }
            step.setAlias("champion");
            step.setLabel("tonight");
            if (!first) {
                step.setName("care");
            }
            assertEquals("tonight", step.request().getName());
            assertEquals(List.of("care"), step.request().option("name"));
            assertEquals("care", new MonitorModelStep(step.request()).getName());
            assertEquals("tonight", new MonitorModelStep(step.request()).getLabel());
        }
    }

    @Test
    @SuppressWarnings("deprecation")
    void theOldSpellingIsRead() {
        ValidateDataStep validate = new ValidateDataStep("a.csv");
        validate.setName("Train data");
        assertEquals("Train data", validate.request().getName());
        ExplainModelStep explain = new ExplainModelStep("m.json", "a.csv", "y");
        explain.setName("Train data");
        assertEquals("Train data", explain.request().getName());
        MonitorModelStep monitor = new MonitorModelStep("a.csv");
        monitor.setName("at training");
        assertEquals("at training", monitor.request().getName());
        assertEquals(List.of(), monitor.request().option("name"));
        validate.setLabel("Train data");
        assertEquals("Train data", validate.request().getName(), "the same twice is no riddle");
        validate.setLabel("Test data");
        assertTrue(assertThrows(IllegalArgumentException.class, validate::request)
                .getMessage()
                .contains("name is the old spelling of label"));
    }

    /** As freestyle jobs store them since the first version. */
    @Test
    void storedRequestsShowTheirLabel() {
        CheckRequest stored = new CheckRequest(CheckKind.MONITOR_MODEL, "at training", Map.of(), null);
        assertEquals("at training", new MonitorModelStep(stored).getLabel());
        assertNull(new MonitorModelStep(stored).getName());
        assertEquals(
                "at training", new MonitorModelStep(stored).request().settled().getName());
    }
}
