/** How much decisions and their errors differ between groups, under the names and definitions of Fairlearn, with intervals. */
package io.jenkins.plugins.mlops.engine.fairness;
