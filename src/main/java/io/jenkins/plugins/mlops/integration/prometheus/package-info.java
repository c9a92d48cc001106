/** Verdicts as Prometheus metrics, where the Prometheus plugin is installed. */
package io.jenkins.plugins.mlops.integration.prometheus;
