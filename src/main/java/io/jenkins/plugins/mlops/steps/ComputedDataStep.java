package io.jenkins.plugins.mlops.steps;

import io.jenkins.plugins.mlops.request.CheckKind;
import org.kohsuke.stapler.DataBoundSetter;

/** Common part of the steps whose numbers a database can compute where its rows are. */
public abstract class ComputedDataStep extends DataStep {
    ComputedDataStep(CheckKind kind) {
        super(kind);
    }

    public final String getCompute() {
        return single("compute");
    }

    @DataBoundSetter
    public final void setCompute(String compute) {
        put("compute", compute);
    }
}
