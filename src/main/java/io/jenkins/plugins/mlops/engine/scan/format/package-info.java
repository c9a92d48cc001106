/** Binary formats of models: HDF5, NumPy, safetensors, GGUF, TorchScript. */
package io.jenkins.plugins.mlops.engine.scan.format;
