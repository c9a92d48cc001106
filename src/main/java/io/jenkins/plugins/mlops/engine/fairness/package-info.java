/** Differences of decisions and their errors between groups, under the names and definitions of Fairlearn, with intervals. */
package io.jenkins.plugins.mlops.engine.fairness;
