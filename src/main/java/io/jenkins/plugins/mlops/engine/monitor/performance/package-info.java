/** Performance of the model on rows whose truth has arrived. */
package io.jenkins.plugins.mlops.engine.monitor.performance;
