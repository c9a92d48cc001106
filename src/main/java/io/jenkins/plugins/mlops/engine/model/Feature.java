package io.jenkins.plugins.mlops.engine.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One input of a model.
 *
 * @param name the column's name as the model file gives it, or {@code f0}, {@code f1} ... where the file has no names
 * @param kind what the model expects in the column
 * @param categories for a column of text categories whose names the file carries: the names, so that the column's value in a
 *     {@link FeatureBlock} is the position in this list; empty when the file carries no names, and then the value is the category's code
 */
public record Feature(String name, Kind kind, List<String> categories) {
    /** Kind of values in a column. */
    public enum Kind {
        /** A number, compared with thresholds. */
        NUMBER,
        /** A category's code (a whole number), or the position of its name in {@link Feature#categories()}. */
        CATEGORY
    }

    public Feature {
        categories = List.copyOf(categories);
    }

    /** A numeric feature. */
    public static Feature number(String name) {
        return new Feature(name, Kind.NUMBER, List.of());
    }

    /** Renames a list of features. */
    static List<Feature> renamed(List<Feature> features, List<String> names) {
        if (names.size() != features.size()) {
            throw new IllegalArgumentException(names.size() + " names for " + features.size() + " features");
        }
        List<Feature> renamed = new ArrayList<>(names.size());
        for (int f = 0; f < names.size(); f++) {
            renamed.add(new Feature(
                    names.get(f), features.get(f).kind(), features.get(f).categories()));
        }
        return renamed;
    }

    /**
     * The value that stands for a category's name in a {@link FeatureBlock}: its position in the list of names, -1 for a name the model has
     * never seen (every reader's splits treat that as "in no set"), NaN for null.
     */
    public double code(String category) {
        return category == null ? Double.NaN : categories.indexOf(category);
    }
}
