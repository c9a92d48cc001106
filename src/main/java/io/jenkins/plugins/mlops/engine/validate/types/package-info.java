/** The catalogue of rules on data: what each type measures and says. */
package io.jenkins.plugins.mlops.engine.validate.types;
