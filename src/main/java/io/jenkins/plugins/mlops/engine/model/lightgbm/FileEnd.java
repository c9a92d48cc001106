package io.jenkins.plugins.mlops.engine.model.lightgbm;

import io.jenkins.plugins.mlops.engine.model.ModelFormatException;
import java.util.HashSet;
import java.util.Set;

/**
 * Signs that a file is whole. From version v3 on {@code end of trees} stands behind the trees, and {@code end of parameters} behind the
 * parameters. A file of version v2 has neither: its trees are whole when there are as many as {@code tree_sizes} speaks of, each with its last
 * line. What follows only matters to features of categories, whose names stand at the very end: then the importances in front of them have to
 * list every feature that a tree asks for.
 */
final class FileEnd {
    private final LightgbmModel model;
    private final Set<String> listed = new HashSet<>();
    private boolean importances;

    FileEnd(LightgbmModel model) {
        this.model = model;
    }

    /** Tells whether a line stands behind the trees of an old file. */
    boolean endsTrees(String line) {
        importances = old() && line.startsWith("feature importances:");
        return importances;
    }

    /** Takes a line behind the trees. */
    void behind(TextLines lines) {
        if (importances && lines.line().indexOf('=') > 0) {
            listed.add(lines.key());
        }
    }

    private boolean old() {
        return Set.of("", "v1", "v2").contains(model.version);
    }

    /** @throws ModelFormatException when trees are missing */
    void requireTrees() throws ModelFormatException {
        boolean whole = !model.trees.isEmpty() && model.trees.stream().allMatch(TreeText::whole);
        boolean counted = model.declaredTrees == model.trees.size() || model.declaredTrees < 0 && importances;
        if (!old() || !whole || !counted) {
            throw new ModelFormatException("the file ends before \"end of trees\"; it is not whole");
        }
    }

    /** @throws ModelFormatException when names of categories may be missing */
    void requireRest(boolean named) throws ModelFormatException {
        if (!old() || named || model.trees.stream().noneMatch(TreeText::asksForCategories)) {
            return;
        }
        for (TreeText tree : model.trees) {
            for (long feature : tree.features()) {
                if (feature >= 0
                        && feature < model.featureNames.size()
                        && !listed.contains(model.featureNames.get((int) feature))) {
                    throw new ModelFormatException(
                            "the file ends before its last feature importance; names of categories may be missing");
                }
            }
        }
    }
}
