/** Configurations that name what a loader makes or calls, whatever syntax they stand in: Keras, Hydra, MLflow, graphs as JSON. */
package io.jenkins.plugins.mlops.engine.scan.config;
