package hudson.model;

import java.util.Collection;
import java.util.List;

public class ParametersAction implements Action {
    public ParametersAction(List<ParameterValue> parameters, Collection<String> additionalSafeParameters) {}

    @Override
    public native String getIconFileName();

    @Override
    public native String getDisplayName();

    @Override
    public native String getUrlName();
}
