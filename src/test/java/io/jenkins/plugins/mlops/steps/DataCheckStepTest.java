package io.jenkins.plugins.mlops.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.mlops.request.CheckRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How users say what files hold, and what reaches the engine of it: letter by letter, from a Pipeline and from a form alike. */
class DataCheckStepTest {
    private static final List<String> WITH_COMMA = List.of("a, b");
    private static final List<Object> VALUES = List.of(
            "x",
            " x ",
            "a, b",
            "a=b",
            "0.5",
            " ",
            7,
            List.of("x", "y"),
            List.of("a=b", "c=d"),
            List.of(" x", "y ", " "),
            Map.of("a", "b"),
            WITH_COMMA);

    private final ValidateDataStep step = new ValidateDataStep("a.csv");

    private List<String> option(String name) {
        return step.request().option(name);
    }

    @Test
    void kindsAreAMapOrLines() {
        Map<String, Object> kinds = new LinkedHashMap<>();
        kinds.put("zip", "category");
        kinds.put(" a=b ", new StringBuilder("text"));
        step.setKinds(kinds);
        assertEquals(List.of("zip=category", " a=b =text"), option("kind"));
        step.setKinds("zip=category\r\n\r\nage=number\n");
        assertEquals(List.of("zip=category", "age=number"), option("kind"));
        step.setKinds(List.of("zip=category", Map.of("age", "number")));
        assertEquals(List.of("zip=category", "age=number"), option("kind"));
        kinds.clear();
        kinds.put("zip", null);
        step.setKinds(kinds);
        assertEquals(List.of("zip="), option("kind"), "the engine refuses it; left out, it would pass in silence");
        step.setKinds("");
        assertEquals(List.of(), option("kind"));
    }

    @Test
    void valuesThatMeanMissingAreForAllColumnsOrForOne() {
        step.setMissing(List.of("NA", Map.of("age", -999), " n/a ", "income=-1"));
        assertEquals(List.of("NA", "age=-999", " n/a ", "income=-1"), option("missing"));
        step.setMissing(Map.of("age", List.of("-1", "=x", "")));
        assertEquals(List.of("age=-1", "age==x", "age="), option("missing"));
        step.setMissing(-999);
        assertEquals(List.of("-999"), option("missing"));
        step.setMissing("NA, N/A\n \n");
        assertEquals(List.of("NA, N/A", " "), option("missing"), "a comma and a blank are letters like others");
        for (String column : List.of("a=b", "")) {
            String line = assertThrows(
                            IllegalArgumentException.class, () -> step.setMissing(List.of(Map.of(column, "-1"))))
                    .getMessage();
            assertTrue(line.contains("\"" + column + "\"") && line.contains("equals sign"), line);
        }
        step.setMissing(new ArrayList<>(Arrays.asList("NA", null)));
        assertEquals(List.of("NA", ""), option("missing"), "the engine refuses it");
    }

    @Test
    void signsMayBeBlanks() {
        step.setThousands(" ");
        step.setDelimiter("\t");
        step.setQuote("'");
        step.setEscape("\\");
        step.setComment("#");
        step.setDecimal(",");
        assertEquals(List.of(" "), option("thousands"));
        assertEquals(List.of("\t"), option("delimiter"));
        assertEquals(List.of("'"), option("quote"));
        assertEquals(List.of("\\"), option("escape"));
        assertEquals(List.of("#"), option("comment"));
        assertEquals(List.of(","), option("decimal"));
        step.setThousands("");
        step.setDecimal(null);
        assertFalse(step.request().options().containsKey("thousands"));
        assertFalse(step.request().options().containsKey("decimal"));
    }

    @Test
    void aHeaderIsOneValue() {
        step.setHeader("id, age ,income");
        assertEquals(List.of("id,age,income"), option("header"));
        step.setHeader("id\n full name \nage\n\n");
        assertEquals(List.of("id, full name ,age"), option("header"), "lines are names as they stand");
        step.setHeader(List.of(" id", "age"));
        assertEquals(List.of(" id,age"), option("header"));
        assertEquals(List.of(" id", "age"), step.getHeader());
        step.setHeader("id,,age");
        assertEquals(List.of("id,,age"), option("header"), "the engine refuses it; left out, age would be the second");
        step.setHeader(" \n");
        assertEquals(List.of(), option("header"));
        String line = assertThrows(IllegalArgumentException.class, () -> step.setHeader(List.of("a,b", "c")))
                .getMessage();
        assertTrue(line.contains("\"a,b\" holds a comma"), line);
    }

    /** A column is called as its file calls it; only beside a comma of a string a blank is no letter of a name. */
    @Test
    void namesOfColumnsAreExact() {
        ExplainModelStep explain = new ExplainModelStep("m.json", "a.csv", " y ");
        explain.setFeatures(List.of(" n", "a, b"));
        explain.setSensitive("sex , site\n age");
        explain.setSlices(" n ");
        explain.setPrediction(List.of("p0", Map.of("p1", "probability")));
        explain.setPositive(2);
        CheckRequest request = explain.request();
        assertEquals(List.of(" y "), request.option("target"));
        assertEquals(List.of(" n", "a, b"), request.option("feature"));
        assertEquals(List.of("sex", "site", " age"), request.option("sensitive"));
        assertEquals(List.of(" n "), request.option("slice"));
        assertEquals(List.of("p0", "p1=probability"), request.option("prediction"));
        assertEquals(List.of("2"), request.option("positive"));
        MonitorModelStep monitor = new MonitorModelStep("log.csv");
        monitor.setPositive(2);
        assertEquals(List.of("2"), monitor.request().option("positive"));
        step.setTarget("");
        assertEquals(List.of(), option("target"));
    }

    @Test
    void foldersAreColumnsOnRequest() {
        assertEquals(List.of(), option("partitions"));
        step.setPartitions(true);
        assertEquals(List.of("true"), option("partitions"));
        step.setPartitions(false);
        assertFalse(step.isPartitions());
    }

    /** What a parameter is given comes back from it, and from its form. */
    @Test
    void whatIsShownMakesTheSameRequestAgain() {
        int compared = 0;
        for (Class<? extends CheckStep> type : StepParameter.STEPS) {
            for (StepParameter parameter : StepParameter.of(type)) {
                for (Object value : values(parameter)) {
                    String what = parameter + " = " + value;
                    CheckStep given = parameter.with(value);
                    Map<String, List<String>> request = given.request().options();
                    Object shown = parameter.get(given);
                    if (shown == null) {
                        assertEquals(Map.of(), request, what);
                        continue;
                    }
                    assertEquals(request, parameter.with(shown).request().options(), what);
                    // A comma in a form separates, where the parameter says so.
                    if (!(value instanceof Boolean) && !value.equals(WITH_COMMA)) {
                        Object typed = given.lines(shown);
                        assertEquals(request, parameter.with(typed).request().options(), what + " in a form");
                    }
                    compared++;
                }
            }
        }
        assertTrue(compared > 250, "compared " + compared);
    }

    private static List<Object> values(StepParameter parameter) {
        // A model's name is an option where an alias or a version is beside it: see LabelTest.
        if (parameter.name().matches("on[A-Z].*|baseline|label")
                || parameter.toString().equals("monitorModel.name")) {
            return List.of(); // no options
        }
        if (parameter.takes() == boolean.class) {
            return List.of(true);
        }
        return VALUES.stream()
                .filter(value -> parameter.takes().isInstance(value))
                .filter(value -> !parameter.name().equals("header") || !value.equals(WITH_COMMA)) // refused
                .toList();
    }
}
