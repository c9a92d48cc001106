/** How well the model did on rows whose truth has arrived. */
package io.jenkins.plugins.mlops.engine.monitor.performance;
