package io.jenkins.plugins.mlops.engine.validate;

import java.util.List;

/**
 * Contract and rules that data has to fulfil.
 *
 * @param file contract file, or null
 * @param object for a contract of several tables, the one to check, or null
 * @param rules inline rules
 */
public record ContractSelection(String file, String object, List<String> rules) {}
