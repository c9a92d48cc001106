/** Protocol buffers: SavedModel, GraphDef, ONNX, TFLite. */
package io.jenkins.plugins.mlops.engine.scan.proto;
