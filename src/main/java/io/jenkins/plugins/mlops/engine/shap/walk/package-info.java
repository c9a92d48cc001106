/** Path-dependent TreeSHAP by walking a tree with a block of rows, by Gauss-Legendre quadrature. No choice between walks and tables is made here. */
package io.jenkins.plugins.mlops.engine.shap.walk;
