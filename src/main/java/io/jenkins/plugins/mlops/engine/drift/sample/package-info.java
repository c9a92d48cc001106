/** Columns of the two tables that are compared, in the forms the statistics work on: sorted numbers, counted categories. */
package io.jenkins.plugins.mlops.engine.drift.sample;
