/** Reads tree ensembles and linear models in ONNX, with their preprocessing. Other ONNX models are run in {@code blackbox}. */
package io.jenkins.plugins.mlops.engine.model.onnx;
