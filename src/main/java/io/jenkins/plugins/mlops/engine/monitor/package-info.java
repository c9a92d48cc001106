/** monitorModel: compares what a model serves now with its baseline, and decides over runs. */
package io.jenkins.plugins.mlops.engine.monitor;
