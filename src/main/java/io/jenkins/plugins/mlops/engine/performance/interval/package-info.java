/** Intervals and tests for proportions, means, differences and ratios; plain functions of counts and moments. */
package io.jenkins.plugins.mlops.engine.performance.interval;
