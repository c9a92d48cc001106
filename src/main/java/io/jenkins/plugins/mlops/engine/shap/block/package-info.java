/**
 * Attributions in blocks of rows, worked out by several threads and handed on in the order of the rows, with their sums. For every way to attribute; none of
 * them belongs here.
 */
package io.jenkins.plugins.mlops.engine.shap.block;
