package io.jenkins.plugins.mlops.engine.drift.significance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomSplitTest {
    private static long[] counts(String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    /** Cells of which rows are drawn, of which numbers are drawn, and both; few rows drawn, half of them, nearly all of some cells. */
    @ParameterizedTest
    @CsvSource({
        "1 1 1 1 1 1, 2",
        "3 1 2 4 1, 4",
        "30 1 2 1, 15",
        "20 24 3, 22",
        "2 60 1 1, 2",
        "40 1 1 1, 21",
        "5 5, 5",
        "1 0 3 0 2, 3"
    })
    void everySplitIsAsLikelyAsAnyOther(String text, int drawn) {
        long[] pooled = counts(text);
        int draws = 60_000;
        RandomSplit split = new RandomSplit(pooled, drawn, new SplittableRandom(5));
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < draws; i++) {
            split.next();
            long[] smaller = new long[pooled.length];
            int before = -1;
            for (int k = 0; k < split.touchedCount(); k++) {
                assertTrue(split.touched()[k] > before, "ascending");
                before = split.touched()[k];
                smaller[before] = split.counts()[before];
            }
            seen.merge(Arrays.toString(smaller), 1, Integer::sum);
        }
        double[] sum = new double[1];
        new Enumerated(pooled, drawn).each((smaller, share) -> {
            int found = seen.getOrDefault(Arrays.toString(smaller), 0);
            assertEquals(draws * share, found, 5 * Math.sqrt(draws * share) + 1, Arrays.toString(smaller));
            sum[0] += found;
        });
        assertEquals(draws, sum[0], "nothing but splits of these sizes");
    }
}
