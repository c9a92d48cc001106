/** Probability of a statistic when nothing changed. docs/drift.md names the sources. */
package io.jenkins.plugins.mlops.engine.drift.significance;
