package hudson.model;

import java.util.List;

public class ParametersDefinitionProperty extends JobProperty<Job<?, ?>> {
    private ParametersDefinitionProperty() {}

    public native List<ParameterDefinition> getParameterDefinitions();
}
