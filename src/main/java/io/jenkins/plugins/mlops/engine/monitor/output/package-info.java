/** What label and answer of a model mean: the task, the positive class, the threshold, and who said so. */
package io.jenkins.plugins.mlops.engine.monitor.output;
