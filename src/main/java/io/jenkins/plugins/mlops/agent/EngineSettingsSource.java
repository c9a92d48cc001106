package io.jenkins.plugins.mlops.agent;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** What knows the settings of engine processes, for those who may not know the configuration of Jenkins. */
public interface EngineSettingsSource extends ExtensionPoint {
    /** Settings as they are now. */
    EngineSettings engineSettings();

    /** Settings of this Jenkins. */
    static EngineSettings now() {
        return ExtensionList.lookup(EngineSettingsSource.class).get(0).engineSettings();
    }
}
