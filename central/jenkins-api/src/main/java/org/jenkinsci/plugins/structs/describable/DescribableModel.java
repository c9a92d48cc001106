package org.jenkinsci.plugins.structs.describable;

import java.util.Collection;

public final class DescribableModel<T> {
    private DescribableModel() {}

    public static native <T> DescribableModel<T> of(Class<T> clazz);

    public native Collection<DescribableParameter> getParameters();

    public native DescribableParameter getParameter(String name);
}
