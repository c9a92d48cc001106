package io.jenkins.plugins.mlops.engine.monitor;

import io.jenkins.plugins.mlops.engine.drift.profile.CellEdges;
import io.jenkins.plugins.mlops.engine.drift.sample.Moments;

/**
 * What the first scan found of a column of numbers, or of times as seconds since 1970.
 *
 * @param value SQL for its value as a double
 * @param edges the cells of the baseline
 * @param byValue whether its values are few enough to be counted one by one
 * @param moments of all values
 * @param outside rows beside the cells
 */
record CountedNumbers(String value, CellEdges edges, boolean byValue, Moments moments, CellEdges.Outside outside) {}
