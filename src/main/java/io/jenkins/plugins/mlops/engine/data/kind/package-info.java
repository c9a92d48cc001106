/**
 * The kind of a column: what its values mean, and who decided it. Types of storage belong to {@code engine.data}; what a step does with a kind
 * belongs to the step.
 */
package io.jenkins.plugins.mlops.engine.data.kind;
