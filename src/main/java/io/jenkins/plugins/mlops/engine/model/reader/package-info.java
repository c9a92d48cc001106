/** Finds out what a model file is and has the right package read it. */
package io.jenkins.plugins.mlops.engine.model.reader;
