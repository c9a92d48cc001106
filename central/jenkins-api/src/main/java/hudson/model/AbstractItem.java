package hudson.model;

import java.io.File;

public abstract class AbstractItem extends Actionable implements Item {
    @Override
    @SuppressWarnings("rawtypes")
    public native ItemGroup getParent();

    @Override
    public native File getRootDir();

    public native String getName();

    public final native String getFullName();

    public native String getDisplayName();

    public final native String getFullDisplayName();

    @Override
    public final native String getUrl();
}
