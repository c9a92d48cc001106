/** MLflow servers as registries of this Jenkins. */
package io.jenkins.plugins.mlops.registry.mlflow;
