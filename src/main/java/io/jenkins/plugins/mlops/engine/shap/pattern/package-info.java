/** Tables of attributions by patterns of decisions, which serve shallow trees with many rows. */
package io.jenkins.plugins.mlops.engine.shap.pattern;
