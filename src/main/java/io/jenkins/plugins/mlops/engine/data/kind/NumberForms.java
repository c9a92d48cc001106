package io.jenkins.plugins.mlops.engine.data.kind;

import java.math.BigDecimal;

/**
 * Forms of the numbers of a column.
 *
 * @param whole values without a fraction
 * @param least smallest value; null without one, or where it is infinite
 * @param greatest largest value, likewise
 */
public record NumberForms(long whole, BigDecimal least, BigDecimal greatest) {}
