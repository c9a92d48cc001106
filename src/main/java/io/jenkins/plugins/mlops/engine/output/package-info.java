/** Files that are written as a whole or not at all. */
package io.jenkins.plugins.mlops.engine.output;
