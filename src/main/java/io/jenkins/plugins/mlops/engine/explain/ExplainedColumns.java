package io.jenkins.plugins.mlops.engine.explain;

import java.util.List;

/**
 * Columns of the data that are no inputs of the model, or not only.
 *
 * @param target column with the truth
 * @param sensitive columns whose groups are compared
 * @param slices columns by whose values errors are shown
 */
public record ExplainedColumns(String target, List<String> sensitive, List<String> slices) {}
