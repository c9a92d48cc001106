/** Graphs of operations: which operations are harmless, and where the texts in a graph can get to. */
package io.jenkins.plugins.mlops.engine.scan.graph;
