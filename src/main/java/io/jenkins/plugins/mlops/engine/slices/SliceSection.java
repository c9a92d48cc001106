package io.jenkins.plugins.mlops.engine.slices;

import io.jenkins.plugins.mlops.engine.performance.interval.Estimate;
import io.jenkins.plugins.mlops.engine.result.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Section of the report about slices; docs/result-format.md has the shape. */
public final class SliceSection {
    /** A longer table nobody reads; the worst slices stay. */
    static final int MOST_SHOWN = 200;

    private SliceSection() {}

    /** Of slices, the worst first. */
    public static Section of(Slices slices) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Slice slice :
                slices.slices().subList(0, Math.min(MOST_SHOWN, slices.slices().size()))) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("slice", slice.label());
            entry.put("rows", slice.rows());
            estimate(entry, slice.estimate());
            if (slice.difference() != null) {
                Map<String, Object> difference = new LinkedHashMap<>();
                estimate(difference, slice.difference());
                entry.put("rest", slice.rest());
                entry.put("difference", difference);
            }
            if (!Double.isNaN(slice.p())) {
                entry.put("p", slice.p());
                entry.put("q", slice.q());
            }
            list.add(entry);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("metric", slices.measure().title());
        data.put("better", slices.measure().higherIsBetter() ? "higher" : "lower");
        Map<String, Object> overall = new LinkedHashMap<>();
        if (slices.overall() != null) {
            estimate(overall, slices.overall());
        }
        data.put("overall", overall);
        data.put("minimumRows", slices.options().minimumRows());
        data.put("slices", list);
        data.put("notes", notes(slices));
        return new Section("slices", "Error slices", data);
    }

    private static List<String> notes(Slices slices) {
        List<String> notes = new ArrayList<>(slices.notes());
        if (slices.slices().size() > MOST_SHOWN) {
            notes.add("the worst " + MOST_SHOWN + " of " + slices.slices().size()
                    + " slices are shown; q accounts for all of them");
        }
        if (slices.small() > 0) {
            boolean one = slices.small() == 1;
            notes.add(slices.small() + (one ? " slice has" : " slices have") + " fewer than "
                    + slices.options().minimumRows() + " rows and " + (one ? "is" : "are") + " not judged");
        }
        return notes;
    }

    private static void estimate(Map<String, Object> entry, Estimate estimate) {
        entry.put("value", estimate.value());
        entry.put("low", estimate.low());
        entry.put("high", estimate.high());
    }
}
