/** The registry inside Jenkins: where it lies, who may do what with it, how models come into it, and its pages. */
package io.jenkins.plugins.mlops.registry;
