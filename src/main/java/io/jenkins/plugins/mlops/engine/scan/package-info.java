/** Scans a model for what could run code: which scanner takes which file, the policy, the report. */
package io.jenkins.plugins.mlops.engine.scan;
