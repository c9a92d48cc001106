/** Rows in groups by the values of columns, and how well a model does in each group. */
package io.jenkins.plugins.mlops.engine.slices;
