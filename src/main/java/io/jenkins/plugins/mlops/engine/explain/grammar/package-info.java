/**
 * How the rules of {@code explainModel} are written, and what they cannot mean. What is here needs no library, so that forms on a controller check
 * rules while they are typed; what becomes of a rule on a model's facts stands in {@code rules}.
 */
package io.jenkins.plugins.mlops.engine.explain.grammar;
