/** SHAP values of linear and other additive models, in closed form. */
package io.jenkins.plugins.mlops.engine.shap.linear;
