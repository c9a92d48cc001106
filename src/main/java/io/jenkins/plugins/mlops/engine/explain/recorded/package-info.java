/**
 * The model's own recorded predictions beside those of this program: a difference means that one of both misunderstands the model or the data.
 */
package io.jenkins.plugins.mlops.engine.explain.recorded;
