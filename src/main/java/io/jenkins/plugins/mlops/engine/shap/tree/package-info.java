/** Exact path-dependent SHAP values of a tree ensemble (Lundberg et al. 2020): chooses for each tree between a walk and tables. */
package io.jenkins.plugins.mlops.engine.shap.tree;
