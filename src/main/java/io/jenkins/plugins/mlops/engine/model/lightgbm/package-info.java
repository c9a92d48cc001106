/** Reads text models of LightGBM. */
package io.jenkins.plugins.mlops.engine.model.lightgbm;
