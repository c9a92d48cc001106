/** Meaning of label and prediction of a model: the task, the positive class, the threshold, and who said so. */
package io.jenkins.plugins.mlops.engine.monitor.output;
