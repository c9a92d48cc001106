/** SHAP values of tree ensembles (Lundberg et al., 2020) and linear models. */
package io.jenkins.plugins.mlops.engine.shap;
