/** The rules of monitorModel: how they are written, and how they are decided. */
package io.jenkins.plugins.mlops.engine.monitor.rules;
