/**
 * Common parts of all commands of the engine: its failures, suggestions and limits. Nothing below this package knows
 * Jenkins.
 */
package io.jenkins.plugins.mlops.engine;
