/** Tells drift from noise: measures columns of two tables, and decides over all of them at once. docs/drift.md is its definition. */
package io.jenkins.plugins.mlops.engine.drift;
