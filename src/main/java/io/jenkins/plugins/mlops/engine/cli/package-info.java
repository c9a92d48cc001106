/** The command line: options, commands, exit codes, and what is printed. No command computes anything itself. */
package io.jenkins.plugins.mlops.engine.cli;
