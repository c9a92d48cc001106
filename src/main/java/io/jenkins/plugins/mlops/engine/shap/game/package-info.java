/**
 * Shapley values of a model that is only asked for its outputs, as a game of features against background rows: exact for few features, sampled in pairs of
 * permutations for more (Mitchell et al. 2022). Nothing here knows how a model is made.
 */
package io.jenkins.plugins.mlops.engine.shap.game;
