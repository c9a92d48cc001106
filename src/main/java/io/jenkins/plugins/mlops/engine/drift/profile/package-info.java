/** The frozen form of a reference table, to be kept with a registered model version. */
package io.jenkins.plugins.mlops.engine.drift.profile;
