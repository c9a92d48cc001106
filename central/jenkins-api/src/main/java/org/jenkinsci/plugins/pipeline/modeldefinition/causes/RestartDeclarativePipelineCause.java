package org.jenkinsci.plugins.pipeline.modeldefinition.causes;

import hudson.model.Cause;
import hudson.model.Run;

public class RestartDeclarativePipelineCause extends Cause {
    private RestartDeclarativePipelineCause() {}

    public native Run<?, ?> getOriginal();

    @Override
    public native String getShortDescription();
}
