/** Values of parameters as users write them in a Pipeline or a form: lists, lines, pairs, and text that is taken to the letter. */
package io.jenkins.plugins.mlops.steps.text;
