/** Runs ONNX models as they are, through ONNX Runtime: the only package that knows that library, which is loaded when it is first needed. */
package io.jenkins.plugins.mlops.engine.blackbox;
