/** Inputs and outputs of models, as their files or MLflow describe them. */
package io.jenkins.plugins.mlops.engine.model.signature;
