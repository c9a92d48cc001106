/** The {@code explainModel} command: rows and target, the report, the order of its parts. What is computed stands in {@code shap}, {@code performance}, {@code fairness} and {@code slices}. */
package io.jenkins.plugins.mlops.engine.explain;
