/** How good a model's predictions are: measures with intervals, curves, calibration and the confusion matrix, from arrays in memory. */
package io.jenkins.plugins.mlops.engine.performance;
