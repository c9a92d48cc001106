/** Reads JSON and UBJ models of XGBoost. */
package io.jenkins.plugins.mlops.engine.model.xgboost;
