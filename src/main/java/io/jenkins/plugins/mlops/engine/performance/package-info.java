/** Quality of a model's predictions: measures with intervals, curves, calibration and the confusion matrix, from arrays in memory. */
package io.jenkins.plugins.mlops.engine.performance;
