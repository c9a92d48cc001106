package io.jenkins.plugins.mlops.engine.registry.mlflow;

import java.util.ArrayList;
import java.util.List;

/**
 * Where an alias pointed, oldest first. MLflow keeps no history, so it stands in a tag of the registered model ({@code mlops.alias.NAME}: numbers with
 * commas). An alias that somebody else moved is believed before the tag.
 */
record AliasHistory(List<Integer> versions) {
    static final String TAG = "mlops.alias.";
    /** Enough to go back, and well below MLflow's limit of a tag. */
    private static final int MOST = 200;

    static AliasHistory parse(String tag, int current) {
        List<Integer> versions = new ArrayList<>();
        for (String word : (tag == null ? "" : tag).split(",")) {
            if (word.matches("[0-9]{1,9}")) {
                versions.add(Integer.parseInt(word));
            }
        }
        int last = versions.lastIndexOf(current);
        if (current == 0) {
            versions.clear();
        } else if (last >= 0) {
            versions.subList(last + 1, versions.size())
                    .clear(); // a move that was announced and never made, or taken back by hand
        } else {
            versions.add(current);
        }
        return new AliasHistory(List.copyOf(versions));
    }

    AliasHistory with(int version) {
        List<Integer> more = new ArrayList<>(versions);
        if (more.isEmpty() || more.get(more.size() - 1) != version) {
            more.add(version);
        }
        return new AliasHistory(List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size())));
    }

    /** The version before the present one, or 0. */
    int before() {
        return versions.size() < 2 ? 0 : versions.get(versions.size() - 2);
    }

    String tag() {
        return String.join(",", versions.stream().map(String::valueOf).toList());
    }
}
