/**
 * Meaning of a model's output, and who says it: rounds in use, the one of several outputs, task, classes, the positive one, threshold. The model's
 * file decides, or the user; where neither does, one line asks.
 */
package io.jenkins.plugins.mlops.engine.explain.meaning;
