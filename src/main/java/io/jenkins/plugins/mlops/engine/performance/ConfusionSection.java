package io.jenkins.plugins.mlops.engine.performance;

import io.jenkins.plugins.mlops.engine.result.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The confusion matrix as the report draws it, with the smallest of many classes together. */
final class ConfusionSection {
    /** A larger matrix nobody can read. */
    static final int MOST_CLASSES = 30;

    private ConfusionSection() {}

    static Section of(Performance performance) {
        Confusion confusion = performance.confusion();
        int size = confusion.counts().length;
        List<String> classes = new ArrayList<>(confusion.classes());
        int[] place = IntStream.range(0, size).toArray();
        Map<String, Object> data = new LinkedHashMap<>();
        if (size > MOST_CLASSES) {
            double[] rows = confusion.totals().actual();
            int[] bySize = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> -rows[k]))
                    .mapToInt(k -> k)
                    .toArray();
            classes.clear();
            for (int rank = 0; rank < size; rank++) {
                place[bySize[rank]] = Math.min(rank, MOST_CLASSES - 1);
                if (rank < MOST_CLASSES - 1) {
                    classes.add(confusion.classes().get(bySize[rank]));
                }
            }
            classes.add("(other)");
            data.put("notes", List.of("the " + (MOST_CLASSES - 1) + " largest of " + size + " classes are shown each"));
        }
        long[][] counts = new long[classes.size()][classes.size()];
        for (int actual = 0; actual < size; actual++) {
            for (int predicted = 0; predicted < size; predicted++) {
                counts[place[actual]][place[predicted]] += confusion.counts()[actual][predicted];
            }
        }
        List<List<Long>> matrix = new ArrayList<>();
        for (long[] row : counts) {
            matrix.add(Arrays.stream(row).boxed().toList());
        }
        data.put("classes", classes);
        data.put("matrix", matrix);
        if (!Double.isNaN(performance.threshold())) {
            data.put("threshold", performance.threshold());
        }
        return new Section("confusion", "Confusion matrix", data);
    }
}
