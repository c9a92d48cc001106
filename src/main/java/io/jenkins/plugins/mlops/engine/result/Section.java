package io.jenkins.plugins.mlops.engine.result;

import java.util.Map;

/**
 * A part of the report with data of its own shape: {@code schema}, {@code profile}, {@code importance}, {@code roc} ...
 *
 * @param type says how the report draws it; docs/result-format.md lists the types and the shape of their data
 * @param title heading for a reader
 * @param data a tree of Map, List, Number, String, Boolean, null and primitive double arrays
 */
public record Section(String type, String title, Map<String, Object> data) {}
