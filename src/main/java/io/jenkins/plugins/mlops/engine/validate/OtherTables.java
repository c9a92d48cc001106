package io.jenkins.plugins.mlops.engine.validate;

import java.util.List;
import java.util.Map;

/**
 * Tables that rules compare the data with; they are read as the data is.
 *
 * @param reference files of the table named {@code reference}, or empty
 * @param splits further tables by name
 */
public record OtherTables(List<String> reference, Map<String, List<String>> splits) {}
