/** Checks on the pages of the source host (GitHub and others), where the Checks API plugin and one that publishes are installed. */
package io.jenkins.plugins.mlops.integration.checks;
