package io.jenkins.plugins.mlops.engine.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.mlops.engine.drift.sample.Merge;
import io.jenkins.plugins.mlops.engine.drift.sample.NumericSample;
import io.jenkins.plugins.mlops.engine.drift.statistic.Cells;
import io.jenkins.plugins.mlops.engine.drift.statistic.Distances;
import io.jenkins.plugins.mlops.engine.drift.statistic.Quadratic;
import io.jenkins.plugins.mlops.engine.drift.statistic.RankScores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What scipy says, from statistics.json and ties.json. */
public final class Fixtures {
    /** All numeric statistics of one pair of samples. */
    public record Walked(Distances distances, Quadratic quadratic, RankScores ranks) {}

    private Fixtures() {}

    public static JsonNode read() {
        return read("statistics.json");
    }

    /** Exact p-values of samples in which ties rule. */
    public static JsonNode ties() {
        return read("ties.json");
    }

    private static JsonNode read(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static double[] numbers(JsonNode values) {
        double[] numbers = new double[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode value = values.get(i);
            numbers[i] = value.isNull()
                    ? Double.NaN
                    : value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
        }
        return numbers;
    }

    public static Cells cells(JsonNode table) {
        List<String> names = new ArrayList<>();
        long[] reference = new long[table.get("reference").size()];
        long[] current = new long[reference.length];
        for (int i = 0; i < reference.length; i++) {
            names.add("c" + i);
            reference[i] = table.get("reference").get(i).asLong();
            current[i] = table.get("current").get(i).asLong();
        }
        return new Cells(names, reference, current);
    }

    public static Walked walk(NumericSample a, NumericSample b) {
        Walked walked = new Walked(
                new Distances(a.size(), b.size()),
                new Quadratic(a.size(), b.size()),
                new RankScores(a.size(), b.size()));
        Merge.walk(a, b, List.of(walked.distances(), walked.quadratic(), walked.ranks()));
        return walked;
    }
}
