/** Tree ensembles and linear models in memory, whatever file they came from. Files are read in the packages below. */
package io.jenkins.plugins.mlops.engine.model;
