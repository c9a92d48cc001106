/** The part of {@code registerModel} on the controller: what the model has to bring from its build, and the new version. */
package io.jenkins.plugins.mlops.steps.register;
