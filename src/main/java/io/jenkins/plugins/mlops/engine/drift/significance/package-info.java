/** How probable a statistic is when nothing changed. docs/drift.md names the sources. */
package io.jenkins.plugins.mlops.engine.drift.significance;
