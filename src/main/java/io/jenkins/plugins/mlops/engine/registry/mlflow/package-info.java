/** MLflow servers as a registry. */
package io.jenkins.plugins.mlops.engine.registry.mlflow;
