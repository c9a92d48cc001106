/** Drift over builds: when several runs together are an alarm, and when a training is asked for. */
package io.jenkins.plugins.mlops.engine.monitor.series;
