package io.jenkins.plugins.mlops.engine.validate;

import java.util.List;

/**
 * Columns that the report treats in a way of their own.
 *
 * @param target the column to be predicted, or null
 * @param slices lists of columns whose combinations are counted
 * @param sensitive columns whose values may not be shown
 */
public record ReportOptions(String target, List<List<String>> slices, List<String> sensitive) {}
