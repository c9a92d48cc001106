/** The rules of explainModel: what may be written, and what became of each on a model's measured facts. */
package io.jenkins.plugins.mlops.engine.explain.rules;
